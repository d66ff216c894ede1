// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.trace;

import io.suture.core.plan.LockMode;
import io.suture.core.plan.Step;
import io.suture.core.plan.Takes;
import java.time.Duration;
import java.util.List;

/**
 * What one step of a plan really took.
 *
 * @param seen of the relations that were there before the plan; of a step that refuses a transaction, relations that got a new file
 * @param observed whether its locks and scans could be seen; else they are as claimed
 * @param took from its beginning to its end
 * @param kept how long the longest of its transactions was open that somebody who reads or writes would have had to wait for; zero where
 *     nobody would
 * @param walBytes what was written ahead meanwhile
 * @param rows that its statements wrote, as far as they say so themselves: not those that DDL writes anew
 * @param excess what it took beyond its claim, a sentence each
 */
public record TracedStep(
        Takes seen,
        boolean observed,
        Duration took,
        Duration kept,
        long walBytes,
        long rows,
        List<Excess.Beyond> excess) {
    public TracedStep {
        excess = List.copyOf(excess);
    }

    /**
     * One of its transactions.
     *
     * @param open from its first statement to the end of its COMMIT
     */
    record Part(Takes seen, Duration open, long rows) {
        boolean isWaitedFor() {
            return seen.locks().values().stream().anyMatch(LockMode::blocksWrites);
        }
    }

    static TracedStep of(Step step, List<Part> parts, boolean observed, Duration took, long walBytes) {
        Takes seen = parts.stream().map(Part::seen).reduce(Takes.NOTHING, Takes::and);
        Duration kept = parts.stream()
                .filter(Part::isWaitedFor)
                .map(Part::open)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        long rows = parts.stream().mapToLong(Part::rows).sum();
        return new TracedStep(seen, observed, took, kept, walBytes, rows, Excess.between(step.takes(), seen));
    }
}
