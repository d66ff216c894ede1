// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.transform;

import java.time.Instant;
import java.util.Optional;

/**
 * What is the same for every row of a run, however often it is stopped and goes on.
 *
 * @param migration its id, as in {@code suture status}
 * @param run the run's id; empty before it runs
 * @param startedAt when the run began first
 */
public record RunFacts(String migration, Optional<String> run, Optional<Instant> startedAt) {

    /** What is known when a file is read. */
    public static RunFacts ofFile(String migration) {
        return new RunFacts(migration, Optional.empty(), Optional.empty());
    }
}
