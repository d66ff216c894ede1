// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.lint.Alteration;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;
import io.suture.core.sql.ddl.AlterTable;
import java.util.List;
import java.util.stream.Collectors;

@AutoService(Rule.class)
@RulePage(
        id = "combine-alter-table",
        tier = Tier.ADVISORY,
        title = "several ALTER TABLE of one table, one after the other",
        effect = "Each takes its lock anew, and each may read or write the table once more.",
        instead = "One statement with all sub-commands.",
        bad = """
                ALTER TABLE users ADD COLUMN a int;
                ALTER TABLE users ADD COLUMN b int;""",
        good = "ALTER TABLE users ADD COLUMN a int, ADD COLUMN b int;")
public final class CombineAlterTable implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        List<Alteration> now = at.alterations();
        List<Spot> before = at.file().spots();
        if (now.isEmpty()
                || before.isEmpty()
                || now.stream().anyMatch(a -> a.command().is("ValidateConstraint"))) {
            return;
        }
        Spot last = before.getLast();
        AlterTable.of(last.statement())
                .filter(a -> a.relation().equals(now.getFirst().table()))
                .filter(a -> a.commands().stream().noneMatch(c -> c.is("ValidateConstraint")))
                .ifPresent(a -> notes.add(
                        now.getFirst().name()
                                + " was altered by the statement before: one statement takes the lock once",
                        last.statement().text() + ", "
                                + now.stream().map(Alteration::text).collect(Collectors.joining(", ")) + ";"));
    }
}
