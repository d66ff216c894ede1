// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;
import io.suture.core.sql.ddl.ConstraintClause;
import io.suture.core.sql.ddl.ConstraintType;

@AutoService(Rule.class)
@RulePage(
        id = "create-table-exclude",
        tier = Tier.ADVISORY,
        title = "CREATE TABLE with EXCLUDE",
        effect =
                "Each write compares with others through the index; the constraint cannot later be added, changed or made NOT VALID online.",
        instead = "Be sure that it is right from the beginning.",
        bad = "CREATE TABLE bookings (during tstzrange, EXCLUDE USING gist (during WITH &&));",
        good = "CREATE TABLE bookings (during tstzrange);")
public final class CreateTableExclude implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        if (at.tree().is("CreateStmt")
                && at.tree().list("tableElts").stream()
                        .anyMatch(e ->
                                e.is("Constraint") && ConstraintClause.of(e).is(ConstraintType.EXCLUSION))) {
            notes.add(
                    "an exclusion constraint cannot be changed online later",
                    "-- as it is, if it is meant to stay:\n" + at.sql());
        }
    }
}
