// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.ledger.RunEvent;
import io.suture.core.migration.MigrationId;
import io.suture.engine.canary.Stall;
import java.time.Duration;
import java.util.List;

/**
 * What a run did.
 *
 * @param done migrations brought to their end, in order
 * @param took from the runner's lock to the end
 */
public record RunReport(RunEvent.Result result, List<MigrationId> done, Stall stall, Duration took) {
    public RunReport {
        done = List.copyOf(done);
    }
}
