// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.catalog.Catalog;
import io.suture.core.catalog.DiffOptions;
import io.suture.core.migration.Migration;
import io.suture.core.operation.PlanOptions;
import io.suture.core.operation.Planner;
import io.suture.core.plan.PlannedMigration;
import io.suture.engine.catalog.CatalogReader;
import io.suture.engine.catalog.CatalogScope;
import io.suture.testkit.EmbeddedServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows that are moved or changed, held against what somebody would write who may stop everybody. */
class RowsTest {
    /** @param same a query that says the same where the rows are the same */
    record Case(String name, String before, String call, String plain, String same, String back) {
        static Case of(String text) {
            List<String> parts = List.of(text.split("(?m)^==> .*$"));
            String name = text.split("(?m)^==> ", 2)[1].lines().findFirst().orElseThrow();
            return new Case(name, parts.get(0), parts.get(1), parts.get(2), parts.get(3), parts.get(4));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> all() {
        try (InputStream file = Objects.requireNonNull(RowsTest.class.getResourceAsStream("rows.sql"))) {
            return Stream.of(new String(file.readAllBytes(), StandardCharsets.UTF_8).split("(?m)^----$"))
                    .map(Case::of);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Arguments> cases() {
        return Stream.of(14, 18).flatMap(major -> all().map(c -> Arguments.of(major, c)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("cases")
    void there_and_back_and_no_more_than_is_said(int major, Case each) throws SQLException {
        EmbeddedServer server = EmbeddedServer.shared(major);
        String name = server.newDatabase();
        try (Connection session = server.connect(name)) {
            run(session, each.before());
            String wanted = byHand(server, each);
            Catalog before = catalog(session);
            PlannedMigration plan = plan(each.call(), before);
            Executor executor = new Executor(session);
            executor.run(plan);
            assertThat(text(session, each.same())).isEqualTo(wanted);
            assertThat(wasThere(catalog(session), before).diff(before, DiffOptions.everything()))
                    .isEmpty();
            executor.undo(plan);
            assertThat(catalog(session).diff(before, DiffOptions.everything())).isEmpty();
            assertThat(text(session, each.back())).isEqualTo("t");
            assertThat(executor.broken()).isEmpty();
        } finally {
            server.dropDatabase(name);
        }
    }

    private static String byHand(EmbeddedServer server, Case each) throws SQLException {
        String name = server.newDatabase();
        try (Connection session = server.connect(name)) {
            run(session, each.before());
            run(session, each.plain());
            return text(session, each.same());
        } finally {
            server.dropDatabase(name);
        }
    }

    private static PlannedMigration plan(String sql, Catalog catalog) {
        return Planner.plan(List.of(Migration.of("one", sql)), catalog, PlanOptions.defaults())
                .migrations()
                .getFirst();
    }

    /** Without tables for rows that were taken out, which are the user's. */
    private static Catalog wasThere(Catalog now, Catalog before) {
        return Catalog.of(
                now.server(),
                now.contents()
                        .withRelations(now.contents().relations().stream()
                                .filter(r -> before.relation(r.name()).isPresent())
                                .toList()),
                now.sizes());
    }

    private static Catalog catalog(Connection connection) {
        return CatalogReader.read(connection, CatalogScope.everything());
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
