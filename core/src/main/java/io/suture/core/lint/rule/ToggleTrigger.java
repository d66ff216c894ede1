// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;

@AutoService(Rule.class)
@RulePage(
        id = "toggle-trigger",
        tier = Tier.ADVISORY,
        title = "ENABLE or DISABLE TRIGGER",
        effect =
                "Rows written meanwhile, by anybody, are not seen by the trigger; if it is a foreign key's, wrong rows come in.",
        instead = "SET LOCAL session_replication_role = replica silences triggers for one's own session alone.",
        bad = "ALTER TABLE users DISABLE TRIGGER touch;",
        good = "SET LOCAL session_replication_role = replica;")
public final class ToggleTrigger implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        at.alterations().stream()
                .filter(a -> a.command().subtype().contains("Trig"))
                .forEach(a -> notes.add(
                        "the trigger is switched for everybody, not for this session alone",
                        "SET LOCAL session_replication_role = replica;"));
    }
}
