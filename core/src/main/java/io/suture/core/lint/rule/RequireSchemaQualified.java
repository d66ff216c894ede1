// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;
import io.suture.core.sql.RelationRef;
import io.suture.core.sql.StatementKind;
import io.suture.core.sql.ddl.RelationName;
import java.util.Set;

@AutoService(Rule.class)
@RulePage(
        id = "require-schema-qualified",
        tier = Tier.STYLE,
        title = "a table without its schema",
        effect = "What it means depends on search_path of the session that runs it.",
        instead = "Name the schema.",
        bad = "DROP TABLE users;",
        good = "DROP TABLE public.users;")
public final class RequireSchemaQualified implements Rule {
    private static final Set<RelationRef.Use> CHANGES =
            Set.of(RelationRef.Use.DEFINES, RelationRef.Use.ALTERS, RelationRef.Use.DROPS);

    @Override
    public void check(Spot at, Notes notes) {
        boolean temporary = RelationName.in(at.tree(), "relation")
                .filter(RelationName::temporary)
                .isPresent();
        if (temporary || at.is(StatementKind.CREATE_INDEX) && at.isExempt(at.tree(), "relation")) {
            return;
        }
        at.statement().relations().stream()
                .filter(r -> CHANGES.contains(r.use()) && r.schema().isEmpty())
                .map(r -> r.name())
                .filter(n -> !n.value().isEmpty() && !at.is(StatementKind.CREATE_INDEX))
                .distinct()
                .forEach(n -> notes.add(
                        "which " + n + " is meant depends on search_path",
                        "-- name it " + at.outlook().path().creation() + "." + n + " in:\n" + at.sql()));
    }
}
