// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.catalog.Catalog;
import io.suture.core.catalog.Relation;
import io.suture.core.data.Derived;
import io.suture.core.data.Objection;
import io.suture.core.data.quarantine.Quarantine;
import io.suture.core.data.rule.ColumnMapping;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import io.suture.engine.catalog.CatalogReader;
import io.suture.engine.catalog.CatalogScope;
import io.suture.testkit.EmbeddedServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where rows go that are not taken. */
class QuarantineTest {
    private static final String BEFORE = """
        CREATE TABLE legacy (id bigint PRIMARY KEY, "Ward" text, temperature text NOT NULL CHECK (temperature <> ''));
        ALTER TABLE legacy OWNER TO quarantine_owner;
        GRANT SELECT ON legacy TO quarantine_reader;
        GRANT SELECT (id, "Ward") ON legacy TO quarantine_clerk;
        ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT ALL ON TABLES TO quarantine_clerk, PUBLIC;
        ALTER TABLE legacy ENABLE ROW LEVEL SECURITY;
        CREATE POLICY own_ward ON legacy FOR SELECT TO quarantine_reader USING ("Ward" = 'ICU');
        INSERT INTO legacy VALUES (1, 'ICU', '98.6'), (2, 'ICU', 'hot'), (3, 'ER', '12'), (4, NULL, '300');
        """;

    private static final String COLUMN = """
        from: temperature
        transform:
          - number: {impossible: skip}
        rules:
          - {name: plausible, range: {min: 30, max: 110}, action: skip}
          - {name: even, custom: "id % 2 = 0", action: skip}
        """;

    @ParameterizedTest
    @ValueSource(ints = {14, 18})
    void a_row_is_there_once_for_each_rule_and_seen_by_those_who_see_it_in_its_source(int major) throws SQLException {
        EmbeddedServer server = EmbeddedServer.shared(major);
        server.role("quarantine_owner");
        server.role("quarantine_reader");
        server.role("quarantine_clerk");
        List<Objection> objections = OnRows.read(ColumnMapping.class, COLUMN)
                .of(Identifier.of("temperature"), OnRows.RUN)
                .alone()
                .objections();
        String database = server.newDatabase();
        try (Connection c = server.connect(database);
                Statement statement = c.createStatement()) {
            statement.execute(BEFORE);
            Quarantine quarantine =
                    new Quarantine(relation(c, "legacy"), TableName.inPublic("vitals"), List.of(Identifier.of("id")));
            for (String sql : quarantine.create()) {
                statement.execute(sql);
            }
            statement.execute("INSERT INTO " + quarantine.name() + " SELECT src.*, rejection.code FROM legacy AS "
                    + Derived.ROW + " CROSS JOIN LATERAL " + Quarantine.each(objections));

            assertThat(text(
                            c,
                            "SELECT string_agg(id || ' ' || suture_rule, ', ' ORDER BY id, suture_rule) FROM"
                                    + " vitals_rejected"))
                    .isEqualTo("1 even, 2 temperature-not-a-number, 3 even, 3 plausible, 4 plausible");
            assertThat(text(c, "SELECT count(*) FROM legacy AS src WHERE " + Quarantine.taken(objections)))
                    .isEqualTo("0");
            assertThat(relation(c, "vitals_rejected").ownership().owner()).isEqualTo("quarantine_owner");
            statement.execute("SET ROLE quarantine_reader");
            assertThat(text(c, "SELECT string_agg(DISTINCT \"Ward\", ',') FROM vitals_rejected"))
                    .isEqualTo("ICU");
            assertThat(text(c, "SELECT has_table_privilege('vitals_rejected', 'INSERT')"))
                    .isEqualTo("f");
            assertThat(text(
                            c,
                            "SELECT concat_ws(' ', has_table_privilege('quarantine_clerk', 'vitals_rejected', 'SELECT'), has_column_privilege("
                                    + "'quarantine_clerk', 'vitals_rejected', 'Ward', 'SELECT'), has_column_privilege('quarantine_clerk',"
                                    + " 'vitals_rejected', 'temperature', 'SELECT'))"))
                    .isEqualTo("f t f");
        } finally {
            server.dropDatabase(database);
        }
    }

    @Test
    void its_name_fits_however_long_that_of_the_target_is() {
        Relation source = Relation.table(TableName.inPublic("a"), List.of(), "");
        TableName target = TableName.inPublic("ä".repeat(31));

        assertThat(new Quarantine(source, target, List.of()).name().name().value())
                .endsWith("ä_rejected")
                .hasSize(36);
    }

    private static Relation relation(Connection c, String table) throws SQLException {
        Catalog catalog = CatalogReader.read(c, CatalogScope.everything());
        return catalog.relation(TableName.inPublic(table)).orElseThrow();
    }

    private static String text(Connection c, String query) throws SQLException {
        try (Statement statement = c.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
