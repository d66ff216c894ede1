// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;
import io.suture.core.sql.StatementText;

@AutoService(Rule.class)
@RulePage(
        id = "unlogged-table",
        tier = Tier.STYLE,
        title = "CREATE UNLOGGED TABLE",
        effect = "Empty after a crash, and never on a replica or in a backup of the WAL.",
        instead = "An ordinary table, unless losing it is fine.",
        bad = "CREATE UNLOGGED TABLE scratch (id bigint);",
        good = "CREATE TABLE scratch (id bigint);")
public final class UnloggedTable implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        if (at.tree()
                .field("relation")
                .filter(r ->
                        at.tree().is("CreateStmt") && r.text("relpersistence").equals("u"))
                .isPresent()) {
            StatementText text = at.statement().edit();
            notes.add(
                    "its rows are gone after a crash, and on no replica",
                    text.keyword("unlogged")
                                    .map(t -> text.change().remove(t, t).text())
                                    .orElse(text.source()) + ";");
        }
    }
}
