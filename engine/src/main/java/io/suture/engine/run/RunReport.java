// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.ledger.LedgerHead;
import io.suture.core.ledger.RunEvent;
import io.suture.core.migration.MigrationId;
import io.suture.core.problem.Problem;
import io.suture.engine.canary.Felt;
import io.suture.engine.canary.Stall;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a run did.
 *
 * @param done migrations brought to their end, in order
 * @param expanded those among them that wait for `suture complete` now
 * @param purged those whose kept shape is gone for good now
 * @param felt what clients felt of it
 * @param head of the ledger when it ended; empty where it recorded nothing
 * @param took from the runner's lock to the end
 * @param outOfBand what others had changed since the run before, a sentence each; on the record
 * @param suspects what speaks for whom to have changed that, a sentence each
 * @param refused contracts that were asked for and whose gate was closed
 * @param measured steps that worked through a table, in order
 * @param held how long tables were kept from others while they were swapped, in order
 * @param seeded files of seed data whose rows were written, in order
 */
public record RunReport(
        RunEvent.Result result,
        List<MigrationId> done,
        List<MigrationId> expanded,
        List<MigrationId> purged,
        Felt felt,
        Duration took,
        Optional<LedgerHead> head,
        List<String> outOfBand,
        List<String> suspects,
        List<Problem> refused,
        List<MeasuredStep> measured,
        List<HeldLock> held,
        List<String> seeded) {
    /** Of a run that had nothing to do. */
    static final RunReport NOTHING = new RunReport(
            RunEvent.Result.COMPLETED,
            List.of(),
            List.of(),
            List.of(),
            Felt.NOTHING,
            Duration.ZERO,
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());

    public RunReport {
        done = List.copyOf(done);
        outOfBand = List.copyOf(outOfBand);
        suspects = List.copyOf(suspects);
        expanded = List.copyOf(expanded);
        purged = List.copyOf(purged);
        refused = List.copyOf(refused);
        measured = List.copyOf(measured);
        held = List.copyOf(held);
        seeded = List.copyOf(seeded);
    }

    /** The longest waits of a reader and a writer on the primary. */
    public Stall stall() {
        return felt.stall();
    }

    RunReport refusing(List<Problem> closed) {
        return new RunReport(
                result, done, expanded, purged, felt, took, head, outOfBand, suspects, closed, measured, held, seeded);
    }

    RunReport seeding(List<String> files) {
        return new RunReport(
                result, done, expanded, purged, felt, took, head, outOfBand, suspects, refused, measured, held, files);
    }
}
