// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;
import io.suture.core.sql.StatementKind;
import io.suture.core.sql.StatementText;
import io.suture.core.sql.ddl.AlterTable;
import java.util.List;
import java.util.Set;

@AutoService(Rule.class)
@RulePage(
        id = "drop-cascade",
        tier = Tier.SAFETY,
        title = "DROP … CASCADE",
        effect = "Drops whatever hangs on it too: views, foreign keys, columns, functions – without naming one.",
        instead = "Drop what hangs on it by name first, so that a reader sees what goes.",
        bad = "DROP TABLE users CASCADE;",
        good = "DROP VIEW active_users;")
public final class DropCascade implements Rule {
    /** On which nothing can hang. */
    private static final Set<String> ENDS =
            Set.of("OBJECT_TRIGGER", "OBJECT_POLICY", "OBJECT_RULE", "OBJECT_STATISTIC_EXT");

    @Override
    public void check(Spot at, Notes notes) {
        boolean drop = (at.tree().is("DropStmt") || at.tree().is("DropOwnedStmt"))
                && at.tree().text("behavior").equals("DROP_CASCADE")
                && !ENDS.contains(at.tree().text("removeType"))
                && !isOwn(at);
        boolean alter = at.alterations().stream()
                .anyMatch(a -> (a.command().is("DropColumn") || a.command().is("DropConstraint"))
                        && a.command().isCascade());
        boolean attribute = AlterTable.of(at.statement())
                .filter(a -> a.objectType().equals("OBJECT_TYPE"))
                .filter(a -> a.commands().stream().anyMatch(c -> c.is("DropColumn") && c.isCascade()))
                .isPresent();
        if (drop || alter || attribute) {
            notes.add("whatever hangs on it goes too, unseen", withoutCascade(at));
        }
    }

    /** Whether the file has made all of it itself. */
    private static boolean isOwn(Spot at) {
        List<Dropped> dropped = Dropped.all(at.tree());
        return !dropped.isEmpty()
                && dropped.stream()
                        .allMatch(d -> at.is(StatementKind.DROP_SCHEMA)
                                ? OwnSchemas.has(at, d.name().name().value())
                                : at.isExempt(d.name()));
    }

    private static String withoutCascade(Spot at) {
        StatementText text = at.statement().edit();
        return text.keyword("cascade")
                        .map(t -> text.change().replace(t, "").text().strip())
                        .orElse(text.source()) + ";";
    }
}
