// SPDX-License-Identifier: Apache-2.0
package io.suture.bench;

import io.suture.bench.Scripts.Folders;
import io.suture.bench.Scripts.Script;
import io.suture.testkit.EmbeddedServer;
import io.suture.testkit.school.SchoolHealth;
import io.suture.testkit.workload.LongReader;
import io.suture.testkit.workload.Workload;
import io.suture.testkit.workload.WorkloadOptions;
import io.suture.testkit.workload.WorkloadReport;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.ds.PGSimpleDataSource;

/** A column and a check are added while a report reads the table: how long does a plain SELECT of that table wait? */
record StallBench(EmbeddedServer server, Path folder) {
    private static final SchoolHealth SCHOOL = SchoolHealth.withRecords(100_000);
    private static final Duration REPORT = Duration.ofSeconds(20);
    private static final WorkloadOptions USERS = new WorkloadOptions(1, 1, Duration.ofMillis(20));
    private static final List<Contender> CONTENDERS =
            List.of(Contender.SUTURE, Contender.FLYWAY, Contender.LIQUIBASE, Contender.PSQL);
    private static final Scripts TWO = new Scripts(List.of(
            Script.numbered(1, "signed_by", "ALTER TABLE health_records ADD COLUMN signed_by text;\n"),
            Script.numbered(2, "temperature", """
                    ALTER TABLE health_records
                        ADD CONSTRAINT health_records_temperature_check CHECK (temperature BETWEEN 30 AND 45);
                    """)));

    /** What one contender made others wait. */
    private record Felt(WorkloadReport users, double took) {}

    Table run() throws SQLException {
        Folders scripts = TWO.write(folder);
        String template = server.newDatabase();
        try (Connection connection = server.connect(template)) {
            SCHOOL.create(connection);
        }
        List<List<String>> rows = new ArrayList<>();
        double ours = 0;
        for (Contender contender : CONTENDERS) {
            Felt felt = one(contender, template, scripts);
            double stall = felt.users().readers().longest().toNanos() / 1e6;
            ours = contender.equals(Contender.SUTURE) ? stall : ours;
            rows.add(row(contender, felt, stall, ours));
        }
        return new Table(
                "A column and a check on a table that a report of 20 s is reading",
                "One reader and one writer ask every 20 ms; the longest time one of them waited for an answer. The report"
                        + " (an open transaction that has read the table) begins just before the contender does.",
                List.of("", "longest SELECT", "÷ Suture", "longest write", "migrations took", "failed"),
                rows);
    }

    private Felt one(Contender contender, String template, Folders scripts) {
        String database = server.newDatabaseFrom(template);
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(server.url(database));
        try (LongReader report = LongReader.start(
                        source, "SELECT id, note FROM health_records", REPORT, REPORT.multipliedBy(10));
                Workload users = Workload.start(source, SCHOOL, USERS)) {
            report.awaitReading();
            double took = contender.run(server.url(database), scripts).wall();
            return new Felt(users.stop(), took);
        } finally {
            server.dropDatabase(database);
        }
    }

    private static List<String> row(Contender contender, Felt felt, double stall, double ours) {
        return List.of(
                contender.name(),
                Table.time(stall),
                Table.ratio(stall, ours),
                Table.time(felt.users().writers().longest().toNanos() / 1e6),
                Table.time(felt.took()),
                Long.toString(felt.users().failed()));
    }
}
