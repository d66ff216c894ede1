// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;
import io.suture.core.sql.StatementKind;

@AutoService(Rule.class)
@RulePage(
        id = "enum-value-used-in-same-transaction",
        tier = Tier.SAFETY,
        title = "a new value of an enum is used in the transaction that added it",
        effect = "PostgreSQL refuses it (SQLSTATE 55P04): the value may be used once the transaction has committed.",
        instead = "Add the value in a migration of its own.",
        bad = """
                BEGIN;
                ALTER TYPE state ADD VALUE 'archived';
                UPDATE items SET state = 'archived' WHERE state = 'done';
                COMMIT;""",
        good = """
                ALTER TYPE state ADD VALUE 'archived';
                UPDATE items SET state = 'archived' WHERE state = 'done';""")
public final class EnumValueUsedInSameTransaction implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        if (at.is(StatementKind.ALTER_ENUM_ADD_VALUE)) {
            return;
        }
        for (Spot earlier : at.earlierInTransaction()) {
            String value = earlier.tree().text("newVal");
            if (earlier.is(StatementKind.ALTER_ENUM_ADD_VALUE) && !EnumType.isOwn(earlier) && uses(at, value)) {
                notes.add(
                        "the value '" + value + "' cannot be used before the transaction that added it commits",
                        "COMMIT;\n" + at.sql());
            }
        }
    }

    private static boolean uses(Spot at, String value) {
        return at.tree()
                .walk()
                .filter(n -> n.is("A_Const"))
                .flatMap(n -> n.field("sval").stream())
                .anyMatch(s -> s.text("sval").equals(value));
    }
}
