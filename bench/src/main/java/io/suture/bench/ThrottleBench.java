// SPDX-License-Identifier: Apache-2.0
package io.suture.bench;

import com.sun.net.httpserver.HttpServer;
import io.suture.Suture;
import io.suture.SutureOptions;
import io.suture.bench.Plot.Line;
import io.suture.bench.Scripts.Script;
import io.suture.bench.TpcB.Sample;
import io.suture.engine.run.MigrateOptions;
import io.suture.engine.run.RunListener;
import io.suture.engine.run.RunSettings;
import io.suture.engine.run.StopSignal;
import io.suture.engine.throttle.Probe;
import io.suture.engine.throttle.ThrottleOptions;
import io.suture.testkit.EmbeddedServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A column of a bank's accounts is filled while its clients work at half of what the server can do, and a replica streams: what do clients feel, and how far
 * does the replica fall behind, with the throttle and without?
 *
 * @param picture where the plots go
 */
record ThrottleBench(EmbeddedServer server, Path folder, long accounts, Duration length, Path picture) {
    private static final int CLIENTS = 8;
    private static final int BRANCHES = 10;
    private static final long LAG = 16_000_000;
    private static final double ALLOWED = 1.2;
    private static final Duration SECOND = Duration.ofSeconds(1);

    /** What a second was like, of each second; and what the fill did. */
    private record Felt(
            String name, List<Sample> samples, List<Double> p99, List<Double> lag, long filled, List<String> reasons) {}

    Table run() throws SQLException, IOException {
        Path migrations = new Scripts(List.of(Script.numbered(
                        1,
                        "doubled",
                        "ALTER TABLE accounts ADD COLUMN doubled bigint;\nUPDATE accounts SET doubled = aid * 2;\n")))
                .write(folder)
                .plain();
        String template = server.newDatabase();
        try (Connection connection = server.connect(template)) {
            TpcB.create(connection, BRANCHES, accounts);
        }
        warmUp(template, migrations);
        try (EmbeddedServer replica = server.standby()) {
            long every = (long) (CLIENTS * 1e9 / (saturation(template) / 2));
            Felt alone = felt("nobody fills", template, every, migrations, null);
            double limit = ALLOWED * TpcB.percentile(alone.samples(), 99);
            Felt free = felt("filled without a throttle", template, every, migrations, ThrottleOptions.NONE);
            Felt spared = withProbe(template, every, migrations, limit);
            Files.createDirectories(picture.toAbsolutePath().getParent());
            Files.writeString(picture, picture(List.of(alone, free, spared)));
            System.out.println(replica.port() + " streamed; slow because: " + spared.reasons());
            return table(every, List.of(alone, free, spared));
        }
    }

    /** The first run of a process reads its classes: that is not what a fill is like. */
    private void warmUp(String template, Path migrations) {
        String database = server.newDatabaseFrom(template);
        migrate(database, migrations, ThrottleOptions.defaults(), Long.MAX_VALUE, new ArrayList<>());
        server.dropDatabase(database);
    }

    private double saturation(String template) throws SQLException {
        String database = server.newDatabaseFrom(template);
        long began = System.nanoTime();
        try (TpcB load = TpcB.start(server, database, CLIENTS, BRANCHES, accounts, 0)) {
            pause(length.dividedBy(3));
            return load.since(began).size() * 1e9 / (System.nanoTime() - began);
        } finally {
            server.dropDatabase(database);
        }
    }

    private interface Now {
        double p99();
    }

    /** The application says how it is, over HTTP: its p99 of the last two seconds. */
    private Felt withProbe(String template, long every, Path migrations, double limit)
            throws SQLException, IOException {
        HttpServer monitor = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        Now[] now = {() -> 0};
        monitor.createContext("/p99", exchange -> {
            byte[] body = String.format(Locale.ROOT, "%.3f", now[0].p99()).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        monitor.start();
        try {
            String url = "http://127.0.0.1:" + monitor.getAddress().getPort() + "/p99";
            ThrottleOptions throttle =
                    ThrottleOptions.defaults().withReplicaBytes(LAG).probing(new Probe("p99", url, limit));
            return felt("filled with it", template, every, migrations, throttle, now);
        } finally {
            monitor.stop(0);
        }
    }

    private Felt felt(String name, String template, long every, Path migrations, @Nullable ThrottleOptions throttle)
            throws SQLException {
        return felt(name, template, every, migrations, throttle, new Now[1]);
    }

    private Felt felt(
            String name, String template, long every, Path migrations, @Nullable ThrottleOptions throttle, Now[] now)
            throws SQLException {
        String database = server.newDatabaseFrom(template);
        List<String> reasons = new CopyOnWriteArrayList<>();
        try (Connection looking = server.connect(database);
                TpcB load = TpcB.start(server, database, CLIENTS, BRANCHES, accounts, every)) {
            now[0] = () -> TpcB.percentile(load.since(System.nanoTime() - 2 * SECOND.toNanos()), 99);
            pause(SECOND.multipliedBy(3));
            long began = System.nanoTime();
            long end = began + length.toNanos();
            Optional<Thread> run = Optional.ofNullable(throttle)
                    .map(by ->
                            Thread.ofPlatform().daemon().start(() -> migrate(database, migrations, by, end, reasons)));
            List<Double> p99 = new ArrayList<>();
            List<Double> lag = new ArrayList<>();
            while (System.nanoTime() < end) {
                long second = System.nanoTime();
                double most = 0;
                while (System.nanoTime() - second < SECOND.toNanos()) {
                    most = Math.max(
                            most,
                            number(
                                    looking,
                                    "SELECT coalesce(max(pg_wal_lsn_diff(pg_current_wal_lsn(), replay_lsn)), 0) FROM pg_stat_replication"));
                    pause(Duration.ofMillis(50));
                }
                p99.add(TpcB.percentile(load.since(second), 99));
                lag.add(most / 1e6);
            }
            run.ifPresent(ThrottleBench::join);
            List<Sample> samples =
                    load.since(began).stream().filter(s -> s.atNanos() <= end).toList();
            long filled =
                    throttle == null ? 0 : (long) number(looking, "SELECT coalesce(sum(rows), 0) FROM suture.backfill");
            return new Felt(name, samples, p99, lag, filled, List.copyOf(reasons));
        } finally {
            server.dropDatabase(database);
        }
    }

    /** For as long as is measured; a fill that is done before that has filled everything. */
    private void migrate(String database, Path migrations, ThrottleOptions throttle, long end, List<String> reasons) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(server.url(database));
        StopSignal over = () -> System.nanoTime() >= end;
        RunSettings settings = RunSettings.defaults().with(throttle).with(over).with((RunListener) happening -> {
            if (happening instanceof RunListener.Slowed slowed) {
                slowed.reason().ifPresent(reasons::add);
            }
        });
        Suture.on(source, SutureOptions.in(migrations).with(settings)).migrate(MigrateOptions.defaults());
    }

    private static String picture(List<Felt> all) {
        String[] colours = {"#888", "#d60", "#06c"};
        List<Line> p99 = new ArrayList<>();
        List<Line> lag = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            p99.add(new Line(all.get(i).name(), colours[i], all.get(i).p99()));
            lag.add(new Line(all.get(i).name(), colours[i], all.get(i).lag()));
        }
        return Plot.svg(List.of(
                new Plot("99 of 100 transactions within", "ms", 0, p99),
                new Plot("the replica is behind (limit " + LAG / 1_000_000 + " MB)", "MB", LAG / 1e6, lag)));
    }

    private Table table(long every, List<Felt> all) {
        double idle = TpcB.percentile(all.getFirst().samples(), 99);
        List<List<String>> rows = new ArrayList<>();
        for (Felt felt : all) {
            double p99 = TpcB.percentile(felt.samples(), 99);
            rows.add(List.of(
                    felt.name(),
                    String.format(Locale.ROOT, "%,.0f", felt.samples().size() / (length.toMillis() / 1e3)),
                    String.format(Locale.ROOT, "%.1f ms", TpcB.percentile(felt.samples(), 50)),
                    String.format(Locale.ROOT, "%.1f ms", p99),
                    Table.ratio(p99, idle),
                    String.format(
                            Locale.ROOT,
                            "%.1f MB",
                            felt.lag().stream().max(Double::compare).orElse(0.0)),
                    String.format(Locale.ROOT, "%,d", felt.filled())));
        }
        return new Table(
                String.format(
                        Locale.ROOT,
                        "A column of %,d accounts is filled while a bank works at half its speed",
                        accounts),
                CLIENTS + " clients, the transaction of TPC-B, "
                        + String.format(Locale.ROOT, "%,.0f", CLIENTS * 1e9 / every)
                        + " a second by timetable, half of what they do without one; " + length.toSeconds()
                        + " s each; a replica streams. The throttle has its own limits, " + LAG / 1_000_000
                        + " MB for the replica, and a probe that says the p99 of the last two seconds, with "
                        + ALLOWED + " times that of nobody filling as its limit. Plots: " + picture.getFileName() + ".",
                List.of(
                        "",
                        "transactions/s",
                        "50 of 100 within",
                        "99 of 100 within",
                        "÷ nobody",
                        "replica behind",
                        "rows filled"),
                rows);
    }

    private static double number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getDouble(1);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void pause(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }
}
