// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.catalog.Catalog;
import io.suture.core.migration.Migration;
import io.suture.core.operation.PlanOptions;
import io.suture.core.operation.Planner;
import io.suture.core.plan.PlannedMigration;
import io.suture.engine.catalog.CatalogReader;
import io.suture.engine.catalog.CatalogScope;
import io.suture.engine.plan.CaseFile.Case;
import io.suture.testkit.EmbeddedServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every operation there, back, and there again: beside the statement as written, on every PostgreSQL. The planned way must end
 * where the written one does, its undo where it began, and no step may take more than it says.
 */
class WaysTest {
    static Stream<Arguments> cases() {
        return Stream.concat(
                CaseFile.on(EmbeddedServer.MAJORS, "ways/tables.sql"),
                CaseFile.on(
                        List.of(EmbeddedServer.DEFAULT_MAJOR, EmbeddedServer.MAJORS.getLast()),
                        "ways/add-check.sql",
                        "ways/add-column.sql",
                        "ways/add-foreign-key.sql",
                        "ways/add-key.sql",
                        "ways/alter-type.sql",
                        "ways/attach-partition.sql",
                        "ways/create-index.sql",
                        "ways/create-partitioned-index.sql",
                        "ways/detach-partition.sql",
                        "ways/drop-index.sql",
                        "ways/one-migration.sql",
                        "ways/refresh-materialized-view.sql",
                        "ways/reindex.sql",
                        "ways/set-not-null.sql",
                        "ways/update-in-ranges.sql",
                        "ways/validate-constraint.sql"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("cases")
    void the_planned_way_ends_where_the_written_one_does_and_its_undo_where_it_began(int major, Case each)
            throws SQLException {
        EmbeddedServer server = EmbeddedServer.shared(major);
        String written = server.newDatabase();
        String planned = server.newDatabase();
        try (Connection plain = server.connect(written);
                Connection ours = server.connect(planned)) {
            run(plain, each.before());
            run(ours, each.before());
            List<String> wrong = new ArrayList<>();
            for (String sql : each.scripts()) {
                for (String statement : CaseFile.statements(sql)) {
                    run(plain, statement);
                }
                thereAndBackAndThere(sql, ours, catalog(plain), wrong);
            }
            assertThat(wrong).isEmpty();
        } finally {
            server.dropDatabase(written);
            server.dropDatabase(planned);
        }
    }

    private static void thereAndBackAndThere(String sql, Connection ours, Catalog goal, List<String> wrong)
            throws SQLException {
        Catalog before = catalog(ours);
        PlannedMigration plan = plan(sql, before);
        Executor executor = new Executor(ours);
        executor.run(plan);
        differences(sql, "planned", goal, catalog(ours), wrong);
        if (plan.steps().stream()
                .allMatch(
                        s -> s.undo().impossible().isEmpty() && s.undo().lost().isEmpty())) {
            executor.undo(plan);
            differences(sql, "undone", before, catalog(ours), wrong);
            executor.run(plan(sql, catalog(ours)));
            differences(sql, "planned again", goal, catalog(ours), wrong);
        }
        executor.broken().forEach(b -> wrong.add(sql + ": " + b));
    }

    private static void differences(String sql, String stage, Catalog expected, Catalog is, List<String> wrong) {
        is.diff(expected).forEach(d -> wrong.add(sql + ", " + stage + ": " + d));
    }

    private static PlannedMigration plan(String sql, Catalog catalog) {
        return Planner.plan(List.of(Migration.of("one", sql)), catalog, PlanOptions.defaults())
                .migrations()
                .getFirst();
    }

    private static Catalog catalog(Connection connection) {
        return CatalogReader.read(connection, CatalogScope.everything());
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
