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
        id = "detach-partition-blocking",
        tier = Tier.SAFETY,
        title = "DETACH PARTITION without CONCURRENTLY",
        effect =
                "Takes ACCESS EXCLUSIVE on the partitioned table: all of it stands still while this waits for its lock.",
        instead = "DETACH PARTITION … CONCURRENTLY (from PostgreSQL 14 on), outside of a transaction.",
        bad = "ALTER TABLE events DETACH PARTITION events_2020;",
        good = "ALTER TABLE events DETACH PARTITION events_2020 CONCURRENTLY;")
public final class DetachPartitionBlocking implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        at.alterations("DetachPartition").stream()
                .filter(a -> !a.command().isConcurrent())
                .filter(a -> a.command().other().filter(at::isExempt).isEmpty())
                .forEach(a -> notes.add(
                        "DETACH PARTITION locks everybody out of " + a.name(),
                        "-- it leaves a CHECK with the partition's bounds on the table\n"
                                + a.with(a.text() + " CONCURRENTLY")));
    }
}
