// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;
import io.suture.core.plan.LockMode;
import io.suture.core.sql.StatementKind;
import io.suture.core.sql.ddl.RelationName;
import java.util.List;
import java.util.stream.Collectors;

@AutoService(Rule.class)
@RulePage(
        id = "explicit-lock-table",
        tier = Tier.SAFETY,
        title = "LOCK TABLE in a mode that blocks reads or writes",
        effect = "Everybody who wants to write (or read) waits until the transaction ends.",
        instead = "Let each statement take the lock it needs, or take a mode that blocks neither.",
        bad = "LOCK TABLE users IN ACCESS EXCLUSIVE MODE;",
        good = "LOCK TABLE users IN SHARE UPDATE EXCLUSIVE MODE;")
public final class ExplicitLockTable implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        if (!at.is(StatementKind.LOCK)) {
            return;
        }
        List<RelationName> tables = at.tree().list("relations").stream()
                .map(RelationName::of)
                .filter(r -> !at.isExempt(r))
                .toList();
        int number = at.tree().integer("mode");
        LockMode mode = number == 0 ? LockMode.ACCESS_EXCLUSIVE : LockMode.values()[number - 1];
        if (!tables.isEmpty() && mode.blocksWrites()) {
            notes.add(
                    mode.sql() + " on " + tables.getFirst().name() + " blocks "
                            + (mode.blocksReads() ? "everybody" : "writes") + " until the transaction ends",
                    tables.stream()
                            .map(t -> "LOCK TABLE " + t.name() + " IN SHARE UPDATE EXCLUSIVE MODE;")
                            .collect(Collectors.joining("\n")));
        }
    }
}
