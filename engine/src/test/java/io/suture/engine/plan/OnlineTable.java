// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.catalog.Catalog;
import io.suture.core.catalog.DiffOptions;
import io.suture.core.catalog.Difference;
import io.suture.core.catalog.Topic;
import io.suture.core.migration.Contract;
import io.suture.core.migration.FrontMatter;
import io.suture.core.migration.Migration;
import io.suture.core.operation.PlanOptions;
import io.suture.core.operation.Planner;
import io.suture.core.plan.Phase;
import io.suture.core.plan.PlannedMigration;
import io.suture.core.plan.PlannedStep;
import io.suture.engine.catalog.CatalogReader;
import io.suture.engine.catalog.CatalogScope;
import io.suture.testkit.EmbeddedServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Carries a migration whose contract waits through its phases on a database of its own, as the operation tester of two shapes: expand,
 * back, and there again; between the phases a test writes as clients do.
 */
final class OnlineTable implements AutoCloseable {
    private final EmbeddedServer server;
    private final String tables;
    private final String database;
    private final Connection session;
    private final Executor executor;
    private Optional<PlannedMigration> plan = Optional.empty();

    private OnlineTable(int major, String tables) throws SQLException {
        server = EmbeddedServer.shared(major);
        this.tables = tables;
        database = server.newDatabase();
        execute(database, tables);
        session = server.connect(database);
        executor = new Executor(session);
    }

    static OnlineTable of(int major, String tables) throws SQLException {
        return new OnlineTable(major, tables);
    }

    /** By a migration that says {@code contract: later}. */
    PlannedMigration plan(String sql) throws SQLException {
        PlannedMigration planned = plan(sql, Contract.LATER);
        plan = Optional.of(planned);
        return planned;
    }

    /** By one that does not. */
    PlannedMigration planNow(String sql) throws SQLException {
        return plan(sql, Contract.NOW);
    }

    private PlannedMigration plan(String sql, Contract contract) throws SQLException {
        Migration migration = Migration.of("0001", sql);
        return Planner.plan(
                        List.of(migration.with(FrontMatter.NONE.with(contract))),
                        catalog(database),
                        PlanOptions.defaults())
                .migrations()
                .getFirst();
    }

    void expand() throws SQLException {
        run(Phase.EXPAND);
    }

    void migrate() throws SQLException {
        run(Phase.MIGRATE);
    }

    void contract() throws SQLException {
        run(Phase.CONTRACT);
    }

    private void run(Phase phase) throws SQLException {
        executor.run(planned(), steps(phase));
    }

    private List<PlannedStep> steps(Phase... phases) {
        return planned().steps().stream()
                .filter(s -> List.of(phases).contains(s.phase()))
                .toList();
    }

    private PlannedMigration planned() {
        return plan.orElseThrow();
    }

    /** From every phase. */
    void goesThereAndBackAndThereAgain() throws SQLException {
        Catalog before = catalog(database);
        expand();
        executor.undo(planned(), steps(Phase.EXPAND));
        assertThat(catalog(database).diff(before))
                .describedAs("expanded and back")
                .isEmpty();
        expand();
        migrate();
        executor.undo(planned(), steps(Phase.EXPAND, Phase.MIGRATE));
        assertThat(catalog(database).diff(before))
                .describedAs("filled and back")
                .isEmpty();
        expand();
        migrate();
        contract();
        if (steps(Phase.CONTRACT).getFirst().undo().impossible().isEmpty()) {
            executor.undo(planned());
            assertThat(catalog(database).diff(before, DiffOptions.everything().ignoring(Topic.COLUMN_ORDER)))
                    .describedAs("completed and back")
                    .isEmpty();
            expand();
            migrate();
            contract();
        }
    }

    /** What tells the schema from one where the statement simply ran. */
    List<Difference> differencesToPlain(String sql) throws SQLException {
        String plain = server.newDatabase();
        execute(plain, tables);
        execute(plain, sql);
        Catalog wanted = catalog(plain);
        server.dropDatabase(plain);
        return catalog(database).diff(wanted, DiffOptions.everything().ignoring(Topic.COLUMN_ORDER));
    }

    /** Claims that did not hold. */
    List<String> broken() {
        return executor.broken();
    }

    /** Rows that speak against the contract. */
    String pending() throws SQLException {
        return text(planned().proofs().getFirst().query());
    }

    /** As a client does. */
    void run(String sql) throws SQLException {
        execute(database, sql);
    }

    Connection connect() throws SQLException {
        return server.connect(database);
    }

    /** Another client's statement is under way until it waits for somebody's row. */
    CompletableFuture<Void> waiting(String sql) throws SQLException {
        CompletableFuture<Void> client = CompletableFuture.runAsync(() -> {
            try {
                run(sql);
            } catch (SQLException e) {
                throw new CompletionException(e);
            }
        });
        String waiting =
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
        while (!client.isDone() && text(waiting).equals("0")) {
            Thread.onSpinWait();
        }
        return client;
    }

    String text(String query) throws SQLException {
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }

    private void execute(String where, String sql) throws SQLException {
        try (Connection connection = server.connect(where);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Catalog catalog(String of) throws SQLException {
        try (Connection connection = server.connect(of)) {
            return CatalogReader.read(connection, CatalogScope.everything());
        }
    }

    @Override
    public void close() throws SQLException {
        session.close();
        server.dropDatabase(database);
    }
}
