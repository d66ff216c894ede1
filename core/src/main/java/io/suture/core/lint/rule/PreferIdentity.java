// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;
import io.suture.core.sql.ddl.TypeClause;

@AutoService(Rule.class)
@RulePage(
        id = "prefer-identity",
        tier = Tier.STYLE,
        title = "serial",
        effect = "The sequence has an owner and rights of its own, and any INSERT may give another number.",
        instead = "GENERATED ALWAYS AS IDENTITY.",
        bad = "CREATE TABLE users (id bigserial PRIMARY KEY);",
        good = "CREATE TABLE users (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY);")
public final class PreferIdentity implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        Columns.typed(at, TypeClause::isSerial)
                .forEach(c -> notes.add(
                        c.column() + " has a sequence with rights of its own",
                        Retyped.sql(at, c, TypeClauseWords.integer(c.type()) + " GENERATED ALWAYS AS IDENTITY")));
    }
}
