// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.demo;

import io.suture.testkit.school.SchoolHealth;
import io.suture.testkit.workload.LongReader;
import io.suture.testkit.workload.Reconciliation;
import io.suture.testkit.workload.Workload;
import io.suture.testkit.workload.WorkloadReport;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Everybody who works with one site while it is changed. */
final class Traffic implements AutoCloseable {
    private static final String REPORT = "SELECT id, student_id, kind, recorded_at, temperature FROM health_records";

    private final Workload users;
    private final LongReader report;
    private final Pulse pulse;

    private Traffic(Site site, SchoolHealth school, DemoOptions options) {
        users = Workload.start(site.nurses(), school, options.users());
        report = LongReader.start(site.nurses(), REPORT, options.report(), options.rest());
        pulse = Pulse.start(users);
    }

    /**
     * What the application made of it.
     *
     * @param reports that came to their end
     * @param failedReports that did not
     * @param pulse statements in each half second
     */
    record Outcome(WorkloadReport felt, Reconciliation books, int reports, int failedReports, List<Long> pulse) {
        Outcome {
            pulse = List.copyOf(pulse);
        }

        /** Requests and reports that failed; those that fell to the cached-plan rule are counted apart. */
        long failed() {
            return felt.failed() + failedReports;
        }
    }

    static Traffic start(Site site, SchoolHealth school, DemoOptions options) {
        return new Traffic(site, school, options);
    }

    /** Lets everybody work for a while; returns when the report after that has just begun. */
    void settle(Duration atLeast) {
        long end = System.nanoTime() + atLeast.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
        report.awaitNext();
    }

    /** The longest anybody has waited so far. */
    Duration longest() {
        return users.soFar().longest();
    }

    /** Everybody leaves; then the books are compared with the tables. */
    Outcome end() throws SQLException {
        close();
        return new Outcome(users.stop(), books(), report.finished(), report.failed(), pulse.beats());
    }

    /** What everybody wrote, compared with the tables; once they have left. */
    Reconciliation books() throws SQLException {
        return users.reconcile();
    }

    @Override
    public void close() {
        users.close();
        pulse.close();
        report.close();
    }
}
