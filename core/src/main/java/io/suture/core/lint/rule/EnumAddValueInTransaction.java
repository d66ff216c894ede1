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
        id = "enum-add-value-in-transaction",
        tier = Tier.SAFETY,
        title = "ALTER TYPE ADD VALUE in a transaction before PostgreSQL 12",
        effect = "PostgreSQL refuses it inside a transaction block.",
        instead = "Run it in a file of its own, outside of a transaction.",
        bad = """
                BEGIN;
                ALTER TYPE state ADD VALUE 'archived';
                COMMIT;""",
        good = "ALTER TYPE state ADD VALUE 'archived';",
        pg = 11)
public final class EnumAddValueInTransaction implements Rule {
    private static final int ALLOWED_SINCE = 12;

    @Override
    public void check(Spot at, Notes notes) {
        if (at.is(StatementKind.ALTER_ENUM_ADD_VALUE)
                && at.major() < ALLOWED_SINCE
                && at.isInTransaction()
                && !EnumType.isOwn(at)) {
            notes.add(
                    "PostgreSQL " + at.major() + " refuses it inside a transaction",
                    "-- in a file that runs without a transaction:\n" + at.sql());
        }
    }
}
