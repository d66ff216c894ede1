// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.catalog.Catalog;
import io.suture.core.migration.Migration;
import io.suture.core.operation.PlanOptions;
import io.suture.core.operation.Planner;
import io.suture.core.operation.Scripts;
import io.suture.core.plan.Takes;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.ParseOptions;
import io.suture.engine.catalog.CatalogReader;
import io.suture.engine.catalog.CatalogScope;
import io.suture.engine.plan.CaseFile.Case;
import io.suture.engine.trace.Excess;
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

/** What the planner says a statement takes, against what the server took: never less, and no lock that it did not take. */
class ClaimsTest {
    private static final PlanOptions AS_WRITTEN = new PlanOptions(
            true,
            List.of(Identifier.of("public")),
            new Scripts(ParseOptions.defaults()),
            PlanOptions.RELEASE_PREFIX,
            "");

    static Stream<Arguments> cases() {
        return CaseFile.on(List.of(14, 15, 18), "claims/alter-table.sql", "claims/create-and-drop.sql");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("cases")
    void no_statement_takes_more_than_is_claimed(int major, Case each) throws SQLException {
        EmbeddedServer server = EmbeddedServer.shared(major);
        String database = server.newDatabase();
        List<String> broken = new ArrayList<>();
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(each.before());
            Observed observed = new Observed(connection);
            for (String sql : each.scripts()) {
                Takes claimed = claimed(sql, CatalogReader.read(connection, CatalogScope.everything()));
                try {
                    Excess.of(claimed, observed.run(List.of(sql))).forEach(e -> broken.add(sql + " -> " + e));
                } catch (SQLException e) {
                    broken.add(sql + " -> " + e.getMessage());
                }
            }
        } finally {
            server.dropDatabase(database);
        }
        assertThat(broken).isEmpty();
    }

    static Takes claimed(String sql, Catalog catalog) {
        return Planner.plan(List.of(Migration.of("one", sql)), catalog, AS_WRITTEN)
                .migrations()
                .getFirst()
                .takes();
    }
}
