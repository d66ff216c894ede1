// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.catalog.AutomaticNames;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;
import io.suture.core.sql.ddl.TypeClause;

@AutoService(Rule.class)
@RulePage(
        id = "add-column-serial",
        tier = Tier.SAFETY,
        title = "ADD COLUMN of a serial type",
        effect = "Every row gets a number and is written anew under ACCESS EXCLUSIVE.",
        instead =
                "Add a plain integer column, create the sequence, set the default for new rows, number the old ones in batches.",
        bad = "ALTER TABLE users ADD COLUMN number bigserial;",
        good = "ALTER TABLE users ADD COLUMN number bigint;")
public final class AddColumnSerial implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        for (NewColumn added : NewColumn.of(at)) {
            if (added.column().type().filter(TypeClause::isSerial).isPresent()) {
                String sequence = AutomaticNames.joined(
                                added.alteration().table().name(),
                                added.column().name().value(),
                                "seq")
                        .toString();
                notes.add(
                        "all of " + added.alteration().name()
                                + " is numbered and written anew while nobody may read or write it",
                        "CREATE SEQUENCE " + sequence + " OWNED BY NONE;\n"
                                + added.inSteps("nextval('" + sequence + "')"));
            }
        }
    }
}
