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
import io.suture.core.sql.ddl.ConstraintClause;

@AutoService(Rule.class)
@RulePage(
        id = "validate-in-same-transaction",
        tier = Tier.SAFETY,
        title = "a constraint is added NOT VALID and validated in one transaction",
        effect = "The lock of the first statement is held during the scan of the second: NOT VALID has won nothing.",
        instead = "Validate it in a transaction of its own.",
        bad = """
                BEGIN;
                ALTER TABLE users ADD CONSTRAINT age_positive CHECK (age > 0) NOT VALID;
                ALTER TABLE users VALIDATE CONSTRAINT age_positive;
                COMMIT;""",
        good = """
                ALTER TABLE users ADD CONSTRAINT age_positive CHECK (age > 0) NOT VALID;
                ALTER TABLE users VALIDATE CONSTRAINT age_positive;""")
public final class ValidateInSameTransaction implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        for (Alteration validation : at.alterations("ValidateConstraint")) {
            boolean added = at.earlierInTransaction().stream().anyMatch(s -> adds(s, validation))
                    || at.alterations().stream().anyMatch(a -> adds(a, validation));
            if (added) {
                notes.add(
                        "the lock that added the constraint is held while every row of " + validation.name()
                                + " is read",
                        "COMMIT;\n" + validation.alone());
            }
        }
    }

    private static boolean adds(Spot earlier, Alteration validation) {
        return AlterTable.of(earlier.statement()).stream()
                .filter(a -> earlier.outlook()
                        .resolve(a.relation())
                        .equals(earlier.outlook().resolve(validation.table())))
                .flatMap(a -> a.commands().stream())
                .flatMap(c -> c.constraint().stream())
                .anyMatch(c -> c.isNotValid() && isNamed(c, validation));
    }

    private static boolean adds(Alteration alteration, Alteration validation) {
        return alteration.newConstraints().stream().anyMatch(c -> c.isNotValid() && isNamed(c, validation));
    }

    /** One without a name of its own has the name PostgreSQL chose, which only could be this. */
    private static boolean isNamed(ConstraintClause constraint, Alteration validation) {
        return constraint.name().map(n -> n.equals(validation.command().name())).orElse(true);
    }
}
