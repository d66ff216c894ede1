// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.catalog.Index;
import io.suture.core.lint.Alteration;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;
import io.suture.core.sql.ddl.ConstraintClause;
import io.suture.core.sql.ddl.ConstraintType;
import java.util.Optional;

@AutoService(Rule.class)
@RulePage(
        id = "pk-using-nullable-index",
        tier = Tier.ADVISORY,
        title = "PRIMARY KEY USING INDEX over columns not known to be NOT NULL",
        effect = "PostgreSQL makes them NOT NULL first, which reads the whole table under ACCESS EXCLUSIVE.",
        instead = "Make them NOT NULL by way of a validated check before.",
        bad = "ALTER TABLE users ADD CONSTRAINT users_pkey PRIMARY KEY USING INDEX users_id;",
        good = "ALTER TABLE users ADD CONSTRAINT users_id_key UNIQUE USING INDEX users_id;")
public final class PrimaryKeyUsingNullableIndex implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        for (Alteration alteration : at.alterations("AddConstraint")) {
            alteration
                    .newConstraints(ConstraintType.PRIMARY)
                    .filter(c -> c.usingIndex().isPresent())
                    .filter(c -> isOpen(at, alteration, c))
                    .forEach(c -> notes.add(
                            "if a column of the key may be null, all of " + alteration.name() + " is read",
                            "-- for each column c of the key, before:\n-- ADD CONSTRAINT c_not_null CHECK (c IS NOT NULL) NOT VALID,"
                                    + " VALIDATE, SET NOT NULL\n" + alteration.alone()));
        }
    }

    /** Not known, or known to be nullable. */
    private static boolean isOpen(Spot at, Alteration alteration, ConstraintClause key) {
        Optional<Index> index =
                key.usingIndex().flatMap(i -> at.known(alteration.table()).flatMap(t -> t.index(i)));
        return index.isEmpty() || !NullableKey.columns(at, alteration, key).isEmpty();
    }
}
