// SPDX-License-Identifier: Apache-2.0
package io.suture.bench;

import io.suture.bench.Scripts.Folders;
import io.suture.testkit.EmbeddedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Measures and prints tables. Arguments, each {@code name=value}: {@code only} (apply, nothing, stall, lint, backfill, data, throttle; all of them if not given),
 * {@code migrations} (2000), {@code rounds} (3), {@code rows} of the backfill (5000000), {@code moved} of the data migrations (5000000), {@code accounts} (1000000), {@code seconds} (60) and {@code picture} (a file for its plots) of the throttle, {@code date} and {@code write} (a file for the tables), {@code suture} (the
 * launcher), {@code squawk} (another linter), {@code corpora} (folder of projects to lint).
 */
public final class Bench {
    /** Rows of the table with more indexes, at most: one UPDATE of more takes minutes. */
    private static final long INDEXED = 1_000_000;

    private final Map<String, String> options;

    private Bench(Map<String, String> options) {
        this.options = options;
    }

    public static void main(String[] arguments) throws IOException, SQLException {
        new Bench(Arrays.stream(arguments)
                        .map(a -> a.split("=", 2))
                        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1])))
                .run();
    }

    private void run() throws IOException, SQLException {
        double load = Machine.load();
        Path folder = Files.createTempDirectory("suture-bench");
        try (EmbeddedServer server = EmbeddedServer.start(EmbeddedServer.DEFAULT_MAJOR)) {
            List<String> about = Machine.lines(server, load);
            about.forEach(System.out::println);
            List<Table> tables = tables(server, folder);
            if (options.containsKey("write")) {
                Files.writeString(Path.of(options.get("write")), document(about, tables));
            }
        } finally {
            remove(folder);
        }
    }

    private List<Table> tables(EmbeddedServer server, Path folder) throws SQLException, IOException {
        List<Table> tables = new ArrayList<>();
        int count = Integer.parseInt(options.getOrDefault("migrations", "2000"));
        int rounds = Integer.parseInt(options.getOrDefault("rounds", "3"));
        Folders many = ManyMigrations.of(count).write(folder.resolve("many"));
        if (wanted("apply")) {
            tables.add(shown(new ApplyBench(server, many, count, rounds).run()));
        }
        if (wanted("nothing")) {
            Path launcher = Path.of(options.getOrDefault("suture", "suture")).toAbsolutePath();
            tables.add(
                    shown(new NothingToDoBench(server, many, count, 3 * rounds, Contender.launcher(launcher)).run()));
        }
        if (wanted("stall")) {
            tables.add(shown(new StallBench(server, folder.resolve("two")).run()));
        }
        if (wanted("lint") && options.containsKey("corpora")) {
            Path launcher = Path.of(options.getOrDefault("suture", "suture")).toAbsolutePath();
            Optional<Path> squawk = Optional.ofNullable(options.get("squawk")).map(Path::of);
            tables.add(shown(new LintBench(Path.of(options.get("corpora")), launcher, squawk, 3 * rounds).run()));
        }
        if (wanted("throttle")) {
            long accounts = Long.parseLong(options.getOrDefault("accounts", "1000000"));
            Duration length = Duration.ofSeconds(Long.parseLong(options.getOrDefault("seconds", "60")));
            Path picture = Path.of(options.getOrDefault("picture", "docs/reference/throttle.svg"));
            tables.add(shown(new ThrottleBench(server, folder.resolve("bank"), accounts, length, picture).run()));
        }
        if (wanted("backfill")) {
            long rows = Long.parseLong(options.getOrDefault("rows", "5000000"));
            tables.add(shown(new BackfillBench(server, folder.resolve("fill"), rows).run()));
            tables.add(shown(new BackfillBench(server, folder.resolve("fill"), Math.min(rows, INDEXED)).indexed()));
        }
        if (wanted("data")) {
            long rows = Long.parseLong(options.getOrDefault("moved", "5000000"));
            Path data = Files.createDirectories(folder.resolve("data"));
            DataBench bench = new DataBench(server, data, rows);
            tables.add(shown(bench.moved()));
            tables.add(shown(bench.sizes()));
            tables.add(shown(bench.copied()));
        }
        return tables;
    }

    private boolean wanted(String name) {
        return options.getOrDefault("only", name).equals(name);
    }

    private static Table shown(Table table) {
        System.out.println("\n" + table.markdown());
        return table;
    }

    private String document(List<String> about, List<Table> tables) {
        List<String> lines = new ArrayList<>(List.of(
                "<!-- SPDX-License-Identifier: Apache-2.0 -->",
                "# Side by side",
                "",
                "Written by `make bench` on " + options.getOrDefault("date", "an unnamed day")
                        + ". Everything here was measured in that one run, on one server; measure again on your own machine.",
                ""));
        about.forEach(line -> lines.add("- " + line));
        lines.add("");
        tables.forEach(table -> lines.add(table.markdown()));
        return String.join("\n", lines);
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
