// SPDX-License-Identifier: Apache-2.0
package io.suture.testkit.workload;

import java.time.Duration;

/** What an application's users felt. */
public record WorkloadReport(Felt readers, Felt writers) {
    /** Statements of all users. */
    public long statements() {
        return readers.statements() + writers.statements();
    }

    /** Failed requests of all users. */
    public long failed() {
        return readers.failed() + writers.failed();
    }

    /** Requests refused by PostgreSQL's cached-plan rule; not among the failed. */
    public long cachedPlans() {
        return readers.cachedPlans() + writers.cachedPlans();
    }

    /** The longest anybody waited. */
    public Duration longest() {
        return readers.longest().compareTo(writers.longest()) >= 0 ? readers.longest() : writers.longest();
    }
}
