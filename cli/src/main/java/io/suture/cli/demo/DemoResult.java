// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.demo;

import io.suture.testkit.workload.Reconciliation;
import java.time.Duration;
import java.util.Optional;

/**
 * What the demo saw.
 *
 * @param records rows of the large table
 * @param migrations how many there were to run
 * @param suture the run by Suture
 * @param kill how its first process ended
 * @param releases how release 1.2.0 was rolled out, completed and taken back
 * @param plain the run by a plain runner, as written
 * @param plainFailure SQLSTATE of the migration that stopped the plain runner, if one did
 * @param ledger what {@code suture ledger verify} said
 */
public record DemoResult(
        long records,
        int migrations,
        Run suture,
        Kill kill,
        Releases releases,
        Run plain,
        Optional<String> plainFailure,
        LedgerHead ledger) {
    /**
     * One of the two runs.
     *
     * @param before the longest that anybody waited before the first migration
     * @param took from the start of the first migration to the end of the last
     * @param applied migrations
     */
    public record Run(Traffic.Outcome traffic, Duration before, Duration took, int applied) {}

    /**
     * SIGKILL, if it came in time.
     *
     * @param inside how far the index was built, percent; empty if the process had ended before it could be caught
     * @param leftInvalid whether an index was left that PostgreSQL calls invalid
     */
    public record Kill(Optional<Integer> inside, boolean leftInvalid) {
        static final Kill NONE = new Kill(Optional.empty(), false);

        /** Whether it came in time. */
        public boolean happened() {
            return inside.isPresent();
        }
    }

    /**
     * Two releases side by side.
     *
     * @param refused whether {@code suture complete} was refused while users of the old release were at work
     * @param completed migrations, when there were none any more
     * @param undone of them, afterwards
     * @param books what both releases wrote, compared with the old release's columns when they were back
     */
    public record Releases(boolean refused, int completed, int undone, Reconciliation books) {
        boolean kept() {
            return refused && completed > 0 && undone == completed && books.exact();
        }
    }

    /** @param verified whether every entry and every link was right */
    public record LedgerHead(boolean verified, long entries, String head) {}

    /** Whether the promise was kept: nothing failed, nothing lost, everything applied and proved. */
    public boolean kept() {
        return suture.traffic().failed() == 0
                && suture.traffic().books().exact()
                && suture.applied() == migrations
                && releases.kept()
                && ledger.verified();
    }
}
