// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.ledger.LedgerHead;
import io.suture.core.ledger.RunEvent;
import io.suture.core.migration.MigrationId;
import io.suture.engine.canary.Stall;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a run did.
 *
 * @param done migrations brought to their end, in order
 * @param head of the ledger when it ended; empty where it recorded nothing
 * @param took from the runner's lock to the end
 * @param outOfBand what others had changed since the run before, a sentence each; on the record
 */
public record RunReport(
        RunEvent.Result result,
        List<MigrationId> done,
        Stall stall,
        Duration took,
        Optional<LedgerHead> head,
        List<String> outOfBand) {
    /** Of a run that had nothing to do. */
    static final RunReport NOTHING =
            new RunReport(RunEvent.Result.COMPLETED, List.of(), Stall.NONE, Duration.ZERO, Optional.empty(), List.of());

    public RunReport {
        done = List.copyOf(done);
        outOfBand = List.copyOf(outOfBand);
    }
}
