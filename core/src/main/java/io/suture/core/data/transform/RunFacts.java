// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.transform;

import java.time.Instant;

/**
 * What is the same for every row of a run, however often it is stopped and goes on.
 *
 * @param migration its id, as in {@code suture status}
 * @param run the run's id
 * @param startedAt when the run began first
 */
public record RunFacts(String migration, String run, Instant startedAt) {}
