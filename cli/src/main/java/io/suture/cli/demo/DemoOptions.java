// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.demo;

import io.suture.testkit.school.SchoolHealth;
import io.suture.testkit.workload.WorkloadOptions;
import java.time.Duration;

/**
 * How large the demo is.
 *
 * @param school how many rows
 * @param users how many nurses, how fast
 * @param report how long the report reads {@code health_records} in one transaction
 * @param rest from one report to the next
 * @param before how long users work before the first migration, to see what is usual on this machine
 */
public record DemoOptions(SchoolHealth school, WorkloadOptions users, Duration report, Duration rest, Duration before) {
    /** A million records, two readers and two writers, a report of six seconds every ten. */
    public static DemoOptions defaults() {
        return new DemoOptions(
                SchoolHealth.large(),
                WorkloadOptions.defaults(),
                Duration.ofSeconds(6),
                Duration.ofSeconds(4),
                Duration.ofSeconds(3));
    }

    /** The same with another number of records. */
    public DemoOptions withRecords(long records) {
        return new DemoOptions(SchoolHealth.withRecords(records), users, report, rest, before);
    }
}
