// SPDX-License-Identifier: Apache-2.0
package io.suture;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.migration.MigrationState;
import io.suture.core.problem.Problem;
import io.suture.core.problem.SutureException;
import io.suture.engine.run.CompleteOptions;
import io.suture.engine.run.CrashPoint;
import io.suture.engine.run.MigrateOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** What tests of data migrations have in common: a database, a folder with one file in it, and who runs it. */
abstract class DataMigrationCase {
    @TempDir
    Path folder;

    final TestDatabase database = new TestDatabase();

    private final String file;

    /** @param file what the migration is called */
    DataMigrationCase(String file) {
        this.file = file;
    }

    @AfterEach
    void everybody_leaves() {
        database.close();
    }

    void write(String yaml) throws IOException {
        Files.writeString(folder.resolve(file), yaml);
    }

    /** @param between what happens at the boundaries of the run */
    void migrate(CrashPoint between) {
        suture(between).migrate(MigrateOptions.defaults());
    }

    /**
     * The same, while others write.
     *
     * @param meanwhile once, when the second range is written and others are not yet
     */
    void migrateWhile(Runnable meanwhile) {
        AtomicInteger ranges = new AtomicInteger();
        migrate(moment -> {
            if (moment == CrashPoint.Moment.AFTER_STATEMENT && ranges.incrementAndGet() == 2) {
                meanwhile.run();
            }
        });
        assertThat(ranges).hasValueGreaterThan(2);
    }

    /** What somebody writes. */
    @FunctionalInterface
    interface Writes {
        /** @param number 1 the first time */
        void once(Statement statement, int number) throws SQLException;
    }

    /**
     * The same while somebody writes all the time; no range is over before he has done so twenty times.
     *
     * @return how often he had done it when the run was over
     */
    int migrateBeside(Writes others) throws InterruptedException {
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger writes = new AtomicInteger();
        Thread writer = Thread.ofPlatform().start(() -> {
            try (Connection users = database.connect();
                    Statement statement = users.createStatement()) {
                for (int i = 1; !over.get(); i++) {
                    others.once(statement, i);
                    writes.incrementAndGet();
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        try {
            migrate(moment -> {
                while (moment == CrashPoint.Moment.AFTER_STATEMENT && writes.get() < 20) {
                    Thread.onSpinWait();
                }
            });
            return writes.get();
        } finally {
            over.set(true);
            writer.join();
        }
    }

    /**
     * The same, killed at every boundary before it comes to its end.
     *
     * @param time 1 or more: how often a run meets the boundary before it dies there
     * @param others what they do before it is run again
     */
    void migrateAgainAndAgain(int time, Consumer<CrashPoint.Moment> others) {
        for (CrashPoint.Moment moment : CrashPoint.Moment.values()) {
            AtomicInteger times = new AtomicInteger();
            try {
                migrate(now -> {
                    if (now == moment && times.incrementAndGet() == time) {
                        throw new IllegalStateException("killed");
                    }
                });
            } catch (IllegalStateException killed) {
                others.accept(moment);
            }
        }
        migrate(CrashPoint.NONE);
    }

    void complete() {
        assertThat(suture(CrashPoint.NONE)
                        .complete(CompleteOptions.defaults().quietFor(Duration.ZERO))
                        .refused())
                .isEmpty();
    }

    Suture suture(CrashPoint between) {
        return database.suture(folder, between);
    }

    MigrationState state() {
        return suture(CrashPoint.NONE).status().migrations().getFirst().state();
    }

    /** Why it is not migrated. */
    Problem problem() {
        return problem(() -> migrate(CrashPoint.NONE));
    }

    static Problem problem(Runnable deed) {
        try {
            deed.run();
            throw new AssertionError("nothing was refused");
        } catch (SutureException e) {
            return e.problems().getFirst();
        }
    }

    /** Of the last proof in the ledger. @param path JSON, behind {@code ->} */
    String recorded(String path) {
        return database.text("SELECT body::jsonb -> " + path
                + " FROM suture.ledger WHERE body ~ 'rows-preserved' ORDER BY seq DESC LIMIT 1");
    }
}
