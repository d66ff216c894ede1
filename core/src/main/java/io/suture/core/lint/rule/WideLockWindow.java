// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;
import io.suture.core.plan.LockMode;
import io.suture.core.sql.TableName;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

@AutoService(Rule.class)
@RulePage(
        id = "wide-lock-window",
        tier = Tier.ADVISORY,
        title = "several tables locked for everybody in one transaction",
        effect = "Each lock waits while the others are held: the stall adds up, and deadlocks become possible.",
        instead = "One table a transaction.",
        bad = """
                BEGIN;
                ALTER TABLE users ADD COLUMN age int;
                ALTER TABLE orders ADD COLUMN total int;
                COMMIT;""",
        good = """
                ALTER TABLE users ADD COLUMN age int;
                ALTER TABLE orders ADD COLUMN total int;""")
public final class WideLockWindow implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        Set<TableName> before =
                at.earlierInTransaction().stream().flatMap(s -> locked(s)).collect(Collectors.toSet());
        if (!before.isEmpty() && locked(at).anyMatch(t -> !before.contains(t))) {
            notes.add(
                    "another table is locked for everybody while "
                            + before.stream().map(TableName::display).sorted().collect(Collectors.joining(", "))
                            + " is",
                    "COMMIT;\n" + at.sql());
        }
    }

    private static Stream<TableName> locked(Spot at) {
        return at.takes().locks().entrySet().stream()
                .filter(l -> l.getValue() == LockMode.ACCESS_EXCLUSIVE)
                .map(l -> l.getKey());
    }
}
