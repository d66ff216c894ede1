// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import io.suture.cli.output.Console;
import io.suture.core.catalog.Catalog;
import io.suture.core.catalog.Server;
import io.suture.core.migration.AppliedMigration;
import io.suture.core.migration.Migration;
import io.suture.core.migration.MigrationSet;
import io.suture.core.migration.MigrationState;
import io.suture.core.migration.Pending;
import io.suture.core.migration.ReconcileOptions;
import io.suture.core.operation.PlanOptions;
import io.suture.core.operation.Planner;
import io.suture.core.source.Layouts;
import io.suture.core.source.SourceFile;
import io.suture.engine.connect.Surroundings;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the launcher's training run does, so that its start-up cache (JEP 514) holds what commands need. Asks no server: what
 * talks to one is loaded only; the rest – reading, comparing and planning migrations, commands without an answer – is done.
 */
public final class WarmUp {
    private static final String NOBODY = "postgres://127.0.0.1:1/nobody";
    private static final List<List<String>> COMMANDS =
            List.of(List.of("--help"), List.of("doctor", "--url", NOBODY), List.of("migrate", "--url", NOBODY));
    private static final Pattern TALKS =
            Pattern.compile("io/suture/engine/(canary|catalog|connect|journal|ledger|locks|run)/.*\\.class"
                    + "|org/postgresql/(core|jdbc|util)/.*\\.class");

    /** What the layouts with most files call them. */
    private static final List<String> NAMES = List.of("%04d_create_table.sql", "V%04d__create_table.sql");

    /** Enough of them that the training run compiles what a large folder needs, and the cache remembers it. */
    private static final int FILES = 500;

    private static final int PLANNED = 20;

    private WarmUp() {}

    public static void main(String[] arguments) throws IOException {
        loadClasses();
        NAMES.forEach(WarmUp::rehearse);
        COMMANDS.forEach(WarmUp::run);
    }

    private static void run(List<String> command) {
        Console console = Console.ofThisProcess(Map.of());
        new CommandRun(new Context(console, Surroundings.ofThisProcess(), Clock.systemUTC())).run(command);
    }

    /** Plans a folder that is new, then finds that nothing of it is pending. */
    private static void rehearse(String name) {
        MigrationSet set = Layouts.installed().read(files(name), Layouts.AUTO);
        List<Pending> all =
                set.reconcile(List.of(), ReconcileOptions.defaults()).pending();
        List<Migration> first =
                all.stream().limit(PLANNED).map(Pending::migration).toList();
        Planner.plan(first, Catalog.empty(new Server(180_000)), PlanOptions.defaults());
        set.reconcile(applied(all), ReconcileOptions.defaults());
    }

    private static List<SourceFile> files(String name) {
        return IntStream.rangeClosed(1, FILES)
                .mapToObj(i -> new SourceFile(
                        String.format(Locale.ROOT, name, i),
                        ("CREATE TABLE t" + i + " (id bigint PRIMARY KEY);").getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    private static List<AppliedMigration> applied(List<Pending> ran) {
        return IntStream.range(0, ran.size())
                .mapToObj(i -> applied(ran.get(i), i + 1))
                .toList();
    }

    private static AppliedMigration applied(Pending ran, int index) {
        return new AppliedMigration(
                ran.id(),
                index,
                Optional.empty(),
                MigrationState.COMPLETED,
                Optional.of(ran.checksums()),
                "2026-11-21T00:00:00Z",
                "nobody",
                false,
                false);
    }

    private static void loadClasses() throws IOException {
        for (String path : System.getProperty("java.class.path").split(File.pathSeparator)) {
            try (JarFile jar = new JarFile(path);
                    Stream<String> names = jar.stream().map(entry -> entry.getName())) {
                names.filter(name -> TALKS.matcher(name).matches() && !name.contains("-"))
                        .forEach(WarmUp::load);
            }
        }
    }

    /** Not initialised; what needs a library that is not there is left out. */
    private static void load(String file) {
        String name = file.substring(0, file.length() - ".class".length()).replace('/', '.');
        try {
            Class.forName(name, false, WarmUp.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            // such a class cannot be in the cache
        }
    }
}
