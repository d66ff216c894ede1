// SPDX-License-Identifier: Apache-2.0
package io.suture.bench;

import io.suture.Suture;
import io.suture.SutureOptions;
import io.suture.bench.Scripts.Folders;
import io.suture.bench.Scripts.Script;
import io.suture.engine.run.MigrateOptions;
import io.suture.engine.run.RunSettings;
import io.suture.engine.steer.SteerOptions;
import io.suture.testkit.EmbeddedServer;
import io.suture.testkit.school.SchoolHealth;
import io.suture.testkit.workload.Workload;
import io.suture.testkit.workload.WorkloadOptions;
import io.suture.testkit.workload.WorkloadReport;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.postgresql.ds.PGSimpleDataSource;

/** A new column of a large table gets its value while users work: how many rows a second, and what do the users feel? */
record BackfillBench(EmbeddedServer server, Path folder, long rows) {
    private static final WorkloadOptions USERS = new WorkloadOptions(1, 1, Duration.ofMillis(20));
    private static final String COLUMN = "ALTER TABLE health_records ADD COLUMN summary text;\n";
    private static final String SET = "UPDATE health_records SET summary = kind || ' of ' || student_id";
    private static final List<String> INDEXES = List.of(
            "CREATE INDEX ON health_records (student_id)",
            "CREATE INDEX ON health_records (kind, recorded_at)",
            "CREATE INDEX ON health_records (note)");
    private static final List<String> COLUMNS =
            List.of("", "rows/s", "÷ one UPDATE", "99 of 100 within", "÷ idle", "longest wait", "failed");
    private static final Duration IDLE = Duration.ofSeconds(15);
    private static final Duration SLEEP = Duration.ofMillis(100);
    private static final Duration ENOUGH = Duration.ofSeconds(45);
    private static final int BATCH = 1_000;
    private static final int SHARE = 15;

    /** Fills, on a database of its own; the number of rows it filled. */
    @FunctionalInterface
    private interface Way {
        long fill(PGSimpleDataSource database) throws SQLException;
    }

    /** What one way did, and what the users made of it. */
    private record Felt(WorkloadReport users, long filled, double millis) {
        double rate() {
            return filled / millis * 1_000;
        }
    }

    Table run() throws SQLException {
        SchoolHealth school = SchoolHealth.withRecords(rows);
        String template = template(school, List.of());
        Folders scripts = scripts();
        Felt idle = felt(template, school, database -> pause(IDLE));
        Felt whole = felt(template, school, BackfillBench::atOnce);
        List<List<String>> table = new ArrayList<>();
        table.add(List.of("nobody fills", "–", "–", p99(idle), "1.00×", longest(idle), failed(idle)));
        table.add(row("one UPDATE", whole, whole, idle));
        table.add(row(
                "1,000 rows at a time by key", felt(template, school, d -> byKey(d, Duration.ZERO)), whole, idle));
        table.add(row(
                "the same, 100 ms of sleep between, for 45 s",
                felt(template, school, d -> byKey(d, SLEEP)),
                whole,
                idle));
        table.add(row("Suture, 1 worker", felt(template, school, d -> suture(d, scripts.plain(), 1)), whole, idle));
        table.add(row("Suture, 2 workers", felt(template, school, d -> suture(d, scripts.plain(), 2)), whole, idle));
        table.add(row(
                "Suture, throttled to " + SHARE + " %",
                felt(template, school, d -> throttled(d, scripts.plain())),
                whole,
                idle));
        return new Table(
                String.format(Locale.ROOT, "A new column of %,d rows is filled", rows),
                "One reader and one writer ask every 20 ms. Rows a second are counted over the whole process of each: for"
                        + " Suture with connecting, reading and planning, the trigger, and the books.",
                COLUMNS,
                table);
    }

    /** The same with indexes, as tables in use have them: of none of them is a row that stays in its block told. */
    Table indexed() throws SQLException {
        SchoolHealth school = SchoolHealth.withRecords(rows);
        String template = template(school, INDEXES);
        Folders scripts = scripts();
        Felt idle = felt(template, school, database -> pause(IDLE));
        Felt whole = felt(template, school, BackfillBench::atOnce);
        return new Table(
                String.format(Locale.ROOT, "The same, %,d rows in a table with three more indexes", rows),
                "One over a foreign key, one over two columns, one over a text.",
                COLUMNS,
                List.of(
                        row("one UPDATE", whole, whole, idle),
                        row(
                                "1,000 rows at a time by key",
                                felt(template, school, d -> byKey(d, Duration.ZERO)),
                                whole,
                                idle),
                        row(
                                "Suture, 1 worker",
                                felt(template, school, d -> suture(d, scripts.plain(), 1)),
                                whole,
                                idle),
                        row(
                                "Suture, 2 workers",
                                felt(template, school, d -> suture(d, scripts.plain(), 2)),
                                whole,
                                idle)));
    }

    private Folders scripts() {
        return new Scripts(List.of(Script.numbered(1, "summary", COLUMN + SET + ";\n"))).write(folder);
    }

    private String template(SchoolHealth school, List<String> more) throws SQLException {
        String template = server.newDatabase();
        try (Connection connection = server.connect(template);
                Statement statement = connection.createStatement()) {
            school.create(connection);
            for (String sql : more) {
                statement.execute(sql);
            }
        }
        return template;
    }

    private Felt felt(String template, SchoolHealth school, Way way) throws SQLException {
        String database = server.newDatabaseFrom(template);
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(server.url(database));
        try (Workload users = Workload.start(source, school, USERS)) {
            pause(Duration.ofSeconds(2));
            long start = System.nanoTime();
            long filled = way.fill(source);
            double millis = (System.nanoTime() - start) / 1e6;
            return new Felt(users.stop(), filled, millis);
        } finally {
            server.dropDatabase(database);
        }
    }

    private static long atOnce(PGSimpleDataSource database) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(COLUMN);
            return statement.executeUpdate(SET);
        }
    }

    /** As common tools do: in the order of the key, each batch a transaction. */
    private static long byKey(PGSimpleDataSource database, Duration between) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(COLUMN);
            long end = between.isZero() ? Long.MAX_VALUE : System.nanoTime() + ENOUGH.toNanos();
            long filled = 0;
            for (long last = 0; ; last += BATCH) {
                int batch = statement.executeUpdate(SET + " WHERE id > " + last + " AND id <= " + (last + BATCH));
                filled += batch;
                if (batch == 0 || System.nanoTime() > end) {
                    return filled;
                }
                LockSupport.parkNanos(between.toNanos());
            }
        }
    }

    private long suture(PGSimpleDataSource database, Path migrations, int workers) {
        RunSettings settings = RunSettings.defaults().withWorkers(workers);
        Suture.on(database, SutureOptions.in(migrations).with(settings)).migrate(MigrateOptions.defaults());
        return rows;
    }

    /** Somebody throttles it as soon as there is something to throttle. */
    private long throttled(PGSimpleDataSource database, Path migrations) {
        Suture other = Suture.on(database, SutureOptions.in(migrations));
        AtomicBoolean over = new AtomicBoolean();
        Thread steering = Thread.ofPlatform().daemon().start(() -> {
            while (!over.get() && !isSteered(other)) {
                pause(Duration.ofMillis(50));
            }
        });
        try {
            return suture(database, migrations, RunSettings.DEFAULT_WORKERS);
        } finally {
            over.set(true);
            steering.interrupt();
        }
    }

    private static boolean isSteered(Suture suture) {
        try {
            suture.steer(SteerOptions.throttle(SHARE));
            return true;
        } catch (io.suture.core.problem.SutureException nothingRunsYet) {
            return false;
        }
    }

    private static long pause(Duration length) {
        long end = System.nanoTime() + length.toNanos();
        while (System.nanoTime() < end && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
        return 0;
    }

    private static List<String> row(String name, Felt felt, Felt whole, Felt idle) {
        return List.of(
                name,
                String.format(Locale.ROOT, "%,.0f", felt.rate()),
                Table.ratio(felt.rate(), whole.rate()),
                p99(felt),
                Table.ratio(worst(felt), worst(idle)),
                longest(felt),
                failed(felt));
    }

    private static double worst(Felt felt) {
        return Math.max(
                        felt.users().readers().p99().toNanos(),
                        felt.users().writers().p99().toNanos())
                / 1e6;
    }

    private static String p99(Felt felt) {
        return String.format(Locale.ROOT, "%.1f ms", worst(felt));
    }

    private static String longest(Felt felt) {
        return Table.time(felt.users().longest().toNanos() / 1e6);
    }

    private static String failed(Felt felt) {
        return Long.toString(felt.users().failed());
    }
}
