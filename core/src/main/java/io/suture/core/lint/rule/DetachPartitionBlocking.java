// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.lint.Alteration;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;

@AutoService(Rule.class)
@RulePage(
        id = "detach-partition-blocking",
        tier = Tier.SAFETY,
        title = "DETACH PARTITION without CONCURRENTLY",
        effect =
                "Takes ACCESS EXCLUSIVE on the partitioned table: all of it stands still while this waits for its lock.",
        instead = "DETACH PARTITION … CONCURRENTLY (from PostgreSQL 14 on), outside of a transaction.",
        bad = "ALTER TABLE events DETACH PARTITION events_2020;",
        good = "ALTER TABLE events DETACH PARTITION events_2020 CONCURRENTLY;")
public final class DetachPartitionBlocking implements Rule {
    private static final int CONCURRENTLY_SINCE = 14;

    @Override
    public void check(Spot at, Notes notes) {
        at.alterations("DetachPartition").stream()
                .filter(a -> !a.command().isConcurrent())
                .filter(a -> a.command().other().filter(at::isExempt).isEmpty())
                .forEach(a -> notes.add(
                        "DETACH PARTITION locks everybody out of " + a.name(),
                        a.with(a.text() + " CONCURRENTLY"),
                        at.isByItself() && at.major() >= CONCURRENTLY_SINCE && hasNoDefault(at, a)));
    }

    /** PostgreSQL detaches nothing concurrently where there is a default partition. */
    private static boolean hasNoDefault(Spot at, Alteration detach) {
        return at.known(detach.table()).isPresent()
                && at.outlook().children(at.outlook().resolve(detach.table())).stream()
                        .flatMap(c -> at.outlook().relation(c).stream())
                        .noneMatch(r -> r.partitioning()
                                .bound()
                                .filter("DEFAULT"::equals)
                                .isPresent());
    }
}
