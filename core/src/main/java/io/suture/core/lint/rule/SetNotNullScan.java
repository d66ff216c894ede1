// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.catalog.ConstraintKind;
import io.suture.core.catalog.Relation;
import io.suture.core.lint.Alteration;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;
import io.suture.core.outlook.NotNull;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.ddl.ConstraintClause;
import io.suture.core.sql.ddl.ConstraintType;

@AutoService(Rule.class)
@RulePage(
        id = "set-not-null-scan",
        tier = Tier.SAFETY,
        title = "SET NOT NULL where no valid check proves it",
        effect = "Takes ACCESS EXCLUSIVE and reads the whole table under it: nobody reads or writes meanwhile.",
        instead =
                "Add CHECK (column IS NOT NULL) NOT VALID, validate it, then SET NOT NULL (which reads nothing, from PostgreSQL 12 on) and drop the check.",
        bad = "ALTER TABLE users ALTER COLUMN email SET NOT NULL;",
        good = "ALTER TABLE users ALTER COLUMN name SET NOT NULL;",
        schema = "CREATE TABLE users (email text, name text, CONSTRAINT name_set CHECK (name IS NOT NULL));")
public final class SetNotNullScan implements Rule {
    private static final int CHECK_PROVES_SINCE = 12;

    @Override
    public void check(Spot at, Notes notes) {
        for (Alteration alteration : at.alterations("SetNotNull")) {
            Identifier column = alteration.command().name();
            if (!isProven(at, alteration, column)) {
                notes.add(
                        "SET NOT NULL reads all of " + alteration.name() + " while nobody may read or write it",
                        fix(alteration, column),
                        Fixes.isWhole(at, alteration) && at.major() >= CHECK_PROVES_SINCE);
            }
        }
        for (Alteration alteration : at.alterations("AddConstraint")) {
            alteration.newConstraints(ConstraintType.PRIMARY).forEach(c -> key(at, alteration, c, notes));
            alteration
                    .newConstraints(ConstraintType.NOTNULL)
                    .filter(c -> !c.isNotValid())
                    .flatMap(c -> c.columns().stream())
                    .filter(c -> !isProven(at, alteration, c))
                    .forEach(c -> notes.add(
                            "NOT NULL reads all of " + alteration.name() + " while nobody may read or write it",
                            fix(alteration, c)));
        }
    }

    /** A primary key makes nullable columns of its index {@code NOT NULL}. */
    private static void key(Spot at, Alteration alteration, ConstraintClause key, Notes notes) {
        NullableKey.columns(at, alteration, key).stream()
                .filter(c ->
                        at.known(alteration.table()).flatMap(r -> r.column(c)).isPresent())
                .forEach(c -> notes.add(
                        "the key's column " + c + " may be null, so all of " + alteration.name()
                                + " is read while nobody may read or write it",
                        fix(alteration, c)));
    }

    private static boolean isProven(Spot at, Alteration alteration, Identifier column) {
        return at.relation(alteration.table())
                .filter(r -> NotNull.isSet(r, column) && !isUnproved(r, column)
                        || at.major() >= CHECK_PROVES_SINCE && NotNull.isProven(r, column))
                .isPresent();
    }

    /** A named {@code NOT NULL} that is {@code NOT VALID}. */
    private static boolean isUnproved(Relation table, Identifier column) {
        return table.constraints().stream()
                .anyMatch(c -> c.kind() == ConstraintKind.NOT_NULL
                        && !c.validated()
                        && c.columns().contains(column));
    }

    private static String fix(Alteration alteration, Identifier column) {
        Identifier name =
                Identifier.of("suture_" + Integer.toHexString(column.value().hashCode()) + "_not_null");
        return alteration.with("ADD CONSTRAINT " + name + " CHECK (" + column + " IS NOT NULL) NOT VALID")
                + "\n-- then, each in a transaction of its own:\n"
                + alteration.with("VALIDATE CONSTRAINT " + name) + "\n"
                + alteration.with("ALTER COLUMN " + column + " SET NOT NULL") + "\n"
                + alteration.with("DROP CONSTRAINT " + name);
    }
}
