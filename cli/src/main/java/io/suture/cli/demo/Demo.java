// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.demo;

import io.suture.cli.demo.DemoResult.Kill;
import io.suture.cli.demo.DemoResult.LedgerHead;
import io.suture.cli.demo.DemoResult.Run;
import io.suture.core.migration.MigrationEntry;
import io.suture.core.source.Layouts;
import io.suture.engine.files.MigrationFiles;
import io.suture.testkit.EmbeddedServer;
import io.suture.testkit.ServerOptions;
import io.suture.testkit.school.ExampleFiles;
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
        SutureRun suture = new SutureRun(Site.copyOf(server, template), folder, migrations, progress);
        Watched<Kill> changed = underTraffic("suture migrate", suture.site(), suture::migrate);
        LedgerHead ledger = suture.ledger();

        Site copy = Site.copyOf(server, template);
        List<PlainRunner.Script> scripts = scripts(migrations);
        Watched<PlainRunner.Outcome> plain =
                underTraffic("the same, as written, by a plain runner", copy, () -> plain(copy, scripts));
        return new DemoResult(
                options.school().records(),
                scripts.size(),
                changed.run(suture.completed()),
                changed.answer(),
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

    /** What the work answered, and what everybody else made of it. */
    private record Watched<T>(T answer, Traffic.Outcome traffic, Duration before, Duration took) {
        Run run(int applied) {
            return new Run(traffic, before, took, applied);
        }
    }

    /** Lets users and report work for a while, then does the work from the moment the next report begins. */
    private <T> Watched<T> underTraffic(String name, Site site, Work<T> work) throws SQLException {
        try (Traffic traffic = Traffic.start(site, options)) {
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
            return new Watched<>(answer, traffic.end(), before, took);
        }
    }

    private static PlainRunner.Outcome plain(Site site, List<PlainRunner.Script> scripts) throws SQLException {
        try (Connection owner = site.owner()) {
            return PlainRunner.run(owner, scripts);
        }
    }

    private static List<PlainRunner.Script> scripts(Path folder) {
        return Layouts.installed().read(MigrationFiles.read(folder), Layouts.AUTO).entries().stream()
                .map(MigrationEntry::migration)
                .map(m -> new PlainRunner.Script(m.id().toString(), m.up().text()))
                .toList();
    }
}
