// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.suture.core.catalog.Catalog;
import io.suture.core.migration.MigrationEntry;
import io.suture.core.operation.PlanOptions;
import io.suture.core.operation.Planner;
import io.suture.core.plan.PlannedMigration;
import io.suture.core.source.Layouts;
import io.suture.engine.catalog.CatalogReader;
import io.suture.engine.catalog.CatalogScope;
import io.suture.engine.files.MigrationFiles;
import io.suture.testkit.ClientTools;
import io.suture.testkit.EmbeddedServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Three real projects a migration at a time, each planned for tables that are in use: the schema is what psql makes of it, and no step takes
 * more than its plan says. As many migrations of each as the system property {@code suture.corpora.migrations} says; prints what became of them.
 */
class CorpusOneByOneTest {
    private static final int MIGRATIONS = Integer.getInteger("suture.corpora.migrations", 30);

    private final ClientTools tools = ClientTools.find().orElse(null);
    private final EmbeddedServer server = EmbeddedServer.shared(EmbeddedServer.DEFAULT_MAJOR);

    @ParameterizedTest
    @ValueSource(strings = {"concourse", "crates.io", "openmeter"})
    void what_is_planned_for_tables_in_use_ends_where_psql_ends_and_takes_no_more_than_it_says(String project)
            throws SQLException {
        assumeTrue(System.getenv("SUTURE_CORPORA") != null, "SUTURE_CORPORA names no folder of projects");
        assumeTrue(tools != null, "psql is not on this machine");
        Path folder = Path.of(System.getenv("SUTURE_CORPORA"), project);
        List<MigrationEntry> entries = Layouts.installed().read(MigrationFiles.read(folder), "auto").entries().stream()
                .limit(MIGRATIONS)
                .toList();
        String theirs = server.newDatabase();
        String ours = server.newDatabase();
        tools.psql(
                server,
                theirs,
                entries.stream().map(e -> folder.resolve(e.path())).toList());
        List<String> broken = new ArrayList<>();
        try (Connection connection = server.connect(ours);
                Connection plain = server.connect(theirs)) {
            Map<String, Integer> became = oneByOne(entries, connection, broken);
            assertThat(catalog(connection).diff(catalog(plain))).isEmpty();
            System.out.println(project + ", " + entries.size() + " migrations: " + became);
        }
        assertThat(broken).isEmpty();
        server.dropDatabase(ours);
        server.dropDatabase(theirs);
    }

    private static Map<String, Integer> oneByOne(
            List<MigrationEntry> entries, Connection connection, List<String> broken) throws SQLException {
        Map<String, Integer> became = new TreeMap<>();
        for (MigrationEntry entry : entries) {
            PlannedMigration plan = Planner.plan(
                            List.of(entry.migration()), catalog(connection), PlanOptions.defaults())
                    .migrations()
                    .getFirst();
            Executor executor = new Executor(connection);
            executor.run(plan);
            if (!plan.opaque()) {
                broken.addAll(executor.broken().stream()
                        .filter(CorpusOneByOneTest::isFelt)
                        .map(b -> b.lines().findFirst().orElse(b))
                        .toList());
            }
            count(plan, became);
        }
        return became;
    }

    /** Reads lock what they read as ordinary queries do; nobody waits for that. */
    private static boolean isFelt(String broken) {
        return !broken.contains("was locked ACCESS SHARE") && !broken.contains("was locked ROW SHARE");
    }

    /** A migration counts once for each way that one of its steps is safer than written. */
    private static void count(PlannedMigration plan, Map<String, Integer> became) {
        List<String> reasons = plan.steps().stream()
                .flatMap(s -> s.changed().stream())
                .flatMap(c -> List.of(c.split("; ")).stream())
                .map(CorpusOneByOneTest::beginning)
                .distinct()
                .toList();
        reasons.forEach(r -> became.merge(r, 1, Integer::sum));
        became.merge(reasons.isEmpty() ? "(as written)" : "(safer)", 1, Integer::sum);
        boolean waits = plan.notes().stream().anyMatch(n -> n.contains("meanwhile nobody"));
        became.merge("(somebody waits for a scan or rewrite)", waits ? 1 : 0, Integer::sum);
    }

    /** The words before the first name. */
    private static String beginning(String reason) {
        return Stream.of(reason.split(" ")).limit(3).collect(Collectors.joining(" "));
    }

    private static Catalog catalog(Connection connection) {
        return CatalogReader.read(connection, CatalogScope.everything());
    }
}
