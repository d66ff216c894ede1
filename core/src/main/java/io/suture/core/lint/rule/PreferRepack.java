// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;
import io.suture.core.sql.StatementKind;
import io.suture.core.sql.ddl.Options;
import java.util.stream.Collectors;

@AutoService(Rule.class)
@RulePage(
        id = "prefer-repack",
        tier = Tier.STYLE,
        title = "CLUSTER or VACUUM FULL where REPACK is there (PostgreSQL 19)",
        effect = "Both lock everybody out; REPACK … CONCURRENTLY does not.",
        instead = "REPACK.",
        bad = "VACUUM FULL users;",
        good = "VACUUM users;",
        pg = 19)
public final class PreferRepack implements Rule {
    private static final int REPACK_SINCE = 19;

    @Override
    public void check(Spot at, Notes notes) {
        boolean full = at.is(StatementKind.VACUUM) && Options.isOn(at.tree().list("options"), "full");
        if (at.major() >= REPACK_SINCE && (full || at.is(StatementKind.CLUSTER))) {
            String tables = at.statement().relations().stream()
                    .map(r -> r.name().toString())
                    .distinct()
                    .collect(Collectors.joining(", "));
            notes.add("REPACK does the same without locking everybody out", "-- REPACK (CONCURRENTLY) " + tables + ";");
        }
    }
}
