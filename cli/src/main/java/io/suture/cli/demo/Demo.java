// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.demo;

import io.suture.cli.demo.DemoResult.Kill;
import io.suture.cli.demo.DemoResult.LedgerHead;
import io.suture.cli.demo.DemoResult.Releases;
import io.suture.cli.demo.DemoResult.Run;
import io.suture.core.migration.Contract;
import io.suture.core.migration.MigrationEntry;
import io.suture.core.source.Layouts;
import io.suture.engine.files.MigrationFiles;
import io.suture.testkit.EmbeddedServer;
import io.suture.testkit.ServerOptions;
import io.suture.testkit.school.ExampleFiles;
import io.suture.testkit.school.Rollout;
import io.suture.testkit.school.SchoolHealth;
import io.suture.testkit.workload.Reconciliation;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** The demo from its beginning to its end. */
public final class Demo {
    private final DemoOptions options;
    private final Progress progress;

    /** @param progress told what happens, a line at a time */
    public Demo(DemoOptions options, Progress progress) {
        this.options = options;
        this.progress = progress;
    }

    /**
     * What was seen. Two to three minutes for the million.
     *
     * @throws io.suture.core.problem.SutureException {@code DEMO-SUTURE} if a {@code suture} started here does not end as it
     *     should
     */
    public DemoResult run() throws SQLException {
        ServerOptions durable = ServerOptions.of(EmbeddedServer.DEFAULT_MAJOR).asDurable();
        try (WorkFolder folder = WorkFolder.make();
                EmbeddedServer server = EmbeddedServer.start(durable)) {
            Path migrations = folder.path().resolve("migrations");
            ExampleFiles.writeMigrations(migrations);
            String template = template(server);
            return bothWays(server, template, folder, migrations);
        }
    }

    private DemoResult bothWays(EmbeddedServer server, String template, WorkFolder folder, Path migrations)
            throws SQLException {
        Rollout rollout = new Rollout();
        SutureRun suture = new SutureRun(Site.copyOf(server, template), folder, migrations, progress);
        TwoReleases releases = new TwoReleases(suture, rollout, progress);
        SchoolHealth school = options.school().with(rollout);
        Watched<Changed, Integer> changed = underTraffic(
                "suture migrate",
                suture.site(),
                school,
                () -> new Changed(
                        suture.migrate(), releases.complete(options.users().writers()), suture.completed()),
                releases::undo);
        LedgerHead ledger = suture.ledger();

        Site copy = Site.copyOf(server, template);
        List<PlainRunner.Script> scripts = scripts(migrations);
        Watched<PlainRunner.Outcome, Integer> plain = underTraffic(
                "release 1.1.0, as written, by a plain runner",
                copy,
                options.school(),
                () -> plain(copy, scripts),
                () -> 0);
        return new DemoResult(
                options.school().records(),
                ExampleFiles.MIGRATIONS.size(),
                changed.run(changed.answer().applied()),
                changed.answer().kill(),
                new Releases(
                        changed.answer().completed().refused(),
                        changed.answer().completed().completed(),
                        changed.afterwards(),
                        changed.books()),
                plain.run(plain.answer().applied()),
                plain.answer().failure(),
                ledger);
    }

    private String template(EmbeddedServer server) throws SQLException {
        progress.say(
                "PostgreSQL %d with %,d health records",
                server.major(), options.school().records());
        Site.makeRoles(server);
        String template = server.newDatabaseOwnedBy(Site.OWNER);
        try (Connection owner = server.connect(template, Site.OWNER)) {
            options.school().create(owner);
        }
        Site.grantToNurses(server, template);
        return template;
    }

    /** Something that changes a site. */
    @FunctionalInterface
    private interface Work<T> {
        T run() throws SQLException;
    }

    /** What Suture did while people worked. */
    private record Changed(Kill kill, TwoReleases.Completed completed, int applied) {}

    /**
     * What the work answered, and what everybody else made of it.
     *
     * @param books the tables again, after what was done when everybody had left
     */
    private record Watched<T, U>(
            T answer, Traffic.Outcome traffic, Duration before, Duration took, U afterwards, Reconciliation books) {
        Run run(int applied) {
            return new Run(traffic, before, took, applied);
        }
    }

    /** Lets users and report work for a while, then does the work from the moment the next report begins, and the rest when they have left. */
    private <T, U> Watched<T, U> underTraffic(
            String name, Site site, SchoolHealth school, Work<T> work, Work<U> afterwards) throws SQLException {
        try (Traffic traffic = Traffic.start(site, school, options)) {
            traffic.settle(options.before());
            Duration before = traffic.longest();
            progress.say(
                    "%s, while %d users and a report of %d s work",
                    name,
                    options.users().readers() + options.users().writers(),
                    options.report().toSeconds());
            long start = System.nanoTime();
            T answer = work.run();
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            Traffic.Outcome outcome = traffic.end();
            U rest = afterwards.run();
            return new Watched<>(answer, outcome, before, took, rest, traffic.books());
        }
    }

    private static PlainRunner.Outcome plain(Site site, List<PlainRunner.Script> scripts) throws SQLException {
        try (Connection owner = site.owner()) {
            return PlainRunner.run(owner, scripts);
        }
    }

    /** Those that a runner without a word for a contract that waits can run. */
    private static List<PlainRunner.Script> scripts(Path folder) {
        return MigrationFiles.read(folder, Layouts.AUTO).entries().stream()
                .map(MigrationEntry::migration)
                .filter(m -> m.about().contract() == Contract.NOW)
                .map(m -> new PlainRunner.Script(m.id().toString(), m.up().text()))
                .toList();
    }
}
