// SPDX-License-Identifier: Apache-2.0
package io.suture.testkit.workload;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the clients of one kind felt.
 *
 * @param statements sent, however they ended
 * @param failures how many requests the server refused or left without an answer, by SQLSTATE
 * @param cachedPlans refused with "cached plan must not change result type"; not among the failures (client contract)
 * @param wrongAnswers answers without an error that a user knew to be wrong
 * @param longest the longest time anybody waited for one answer
 * @param p50 half of all answers came within this. Requests that a stalled client could not send are counted as having waited
 *     from when they were due, so a stall is not hidden by the silence it causes (coordinated omission)
 */
public record Felt(
        long statements,
        SortedMap<String, Long> failures,
        long cachedPlans,
        long wrongAnswers,
        Duration longest,
        Duration p50,
        Duration p95,
        Duration p99) {
    public Felt {
        failures = Collections.unmodifiableSortedMap(new TreeMap<>(failures));
    }

    Felt(
            long statements,
            Map<String, Long> failures,
            long cachedPlans,
            long wrongAnswers,
            Duration longest,
            Duration p50,
            Duration p95,
            Duration p99) {
        this(statements, new TreeMap<>(failures), cachedPlans, wrongAnswers, longest, p50, p95, p99);
    }

    /** Requests that failed, those answered wrongly among them. */
    public long failed() {
        return failures.values().stream().mapToLong(Long::longValue).sum() + wrongAnswers;
    }
}
