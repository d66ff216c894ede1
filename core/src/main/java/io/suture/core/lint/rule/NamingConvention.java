// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.ddl.RelationName;
import java.util.stream.Stream;

@AutoService(Rule.class)
@RulePage(
        id = "naming-convention",
        tier = Tier.STYLE,
        title = "a table or column that is not called as the house wishes",
        effect = "People have to remember two ways.",
        instead = "Call it as the others.",
        bad = "CREATE TABLE users (id bigint, \"firstName\" text);",
        good = "CREATE TABLE users (id bigint, first_name text);")
public final class NamingConvention implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        at.options().conventions().names().ifPresent(pattern -> {
            Stream<Identifier> tables = at.tree().is("CreateStmt")
                    ? RelationName.in(at.tree(), "relation").map(RelationName::name).stream()
                    : Stream.of();
            Stream.concat(tables, Columns.of(at).stream().map(c -> c.column().name()))
                    .filter(n -> !pattern.matcher(n.value()).matches())
                    .forEach(n -> notes.add(
                            n + " is not called as the house wishes: " + pattern,
                            "-- another name for " + n + " in:\n" + at.sql()));
        });
    }
}
