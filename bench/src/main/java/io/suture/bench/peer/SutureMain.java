// SPDX-License-Identifier: Apache-2.0
package io.suture.bench.peer;

import io.suture.Suture;
import io.suture.SutureOptions;
import io.suture.engine.run.MigrateOptions;
import io.suture.engine.run.RunListener.Happening;
import io.suture.engine.run.RunListener.MigrationStarted;
import io.suture.engine.run.RunReport;
import io.suture.engine.run.RunSettings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import org.postgresql.ds.PGSimpleDataSource;

/** Suture by its API. Arguments: JDBC URL, folder, and how many workers if not as many as usual. What comes before the first migration is apart: reading, parsing, planning. */
public final class SutureMain {
    private final Stopwatch watch = new Stopwatch();
    private boolean running;

    private SutureMain() {}

    public static void main(String[] arguments) {
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(arguments[0]);
        RunSettings usual = RunSettings.defaults();
        new SutureMain()
                .migrate(
                        database,
                        Path.of(arguments[1]),
                        arguments.length > 2 ? usual.withWorkers(Integer.parseInt(arguments[2])) : usual);
    }

    private void migrate(PGSimpleDataSource database, Path folder, RunSettings settings) {
        SutureOptions options = SutureOptions.in(folder).with(settings.with(this::hear));
        RunReport report = Suture.on(database, options).migrate(MigrateOptions.defaults());
        watch.lap(running ? "run" : "plan");
        System.out.println("applied=" + report.done().size());
        System.out.println("fill=" + fill(report));
        System.out.println("peak=" + peak());
        System.out.println("heap=" + heap());
        System.out.println("stall=" + report.stall().longest().toNanos() / 1e6);
    }

    /** Milliseconds of the steps that fill. */
    private static long fill(RunReport report) {
        return report.measured().stream()
                .filter(step -> step.verb().equals("backfill"))
                .mapToLong(step -> step.measured().time().toMillis())
                .sum();
    }

    private void hear(Happening happening) {
        if (!running && happening instanceof MigrationStarted) {
            running = true;
            watch.lap("plan");
        }
    }

    /** Megabytes of the process at most, as Linux counts them; 0 elsewhere. */
    private static double peak() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                            .filter(line -> line.startsWith("VmHWM:"))
                            .map(line -> line.replaceAll("[^0-9]", ""))
                            .mapToLong(Long::parseLong)
                            .findFirst()
                            .orElse(0)
                    / 1024.0;
        } catch (IOException e) {
            return 0;
        }
    }

    /** Megabytes of the heap at most. */
    private static double heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .mapToLong(pool -> pool.getPeakUsage().getUsed())
                        .sum()
                / 1024.0
                / 1024.0;
    }
}
