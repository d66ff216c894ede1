// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.lint.Finding;
import io.suture.core.lint.LintOptions;
import io.suture.core.lint.Linter;
import io.suture.core.lint.Rules;
import io.suture.core.sql.SourceName;
import io.suture.core.sql.SqlScript;
import io.suture.testkit.EmbeddedServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A partition is attached without a scan where the rule is silent, and only there, as the server itself says. */
class BoundsOnServerTest {
    private static final int MAJOR = 18;

    /** @param column of the key; the second one is {@code note text} */
    private record Attached(String by, String column, String check, String bounds) {
        String given() {
            return "CREATE TABLE whole (" + column + ", note text) PARTITION BY " + by + ";\nCREATE TABLE part ("
                    + column + ", note text, CHECK (" + check + "));";
        }

        String attach() {
            return "ALTER TABLE whole ATTACH PARTITION part FOR VALUES " + bounds + ";";
        }
    }

    private static final List<Attached> PROVEN = List.of(
            new Attached("LIST (\"Kind\")", "\"Kind\" text NOT NULL", "\"Kind\" IN ('A', 'b')", "IN ('A', 'b')"),
            new Attached("LIST (kind)", "kind varchar(9) NOT NULL", "kind = 'A' OR kind = 'b'", "IN ('b', 'A')"),
            new Attached("LIST (kind)", "kind text", "kind IS NULL OR kind = 'A'", "IN ('A', NULL)"),
            new Attached("RANGE (id)", "id bigint NOT NULL", "id BETWEEN 10 AND 19", "FROM ('10') TO (20)"),
            new Attached("RANGE (id)", "id int NOT NULL", "id IN (11, 12)", "FROM (10) TO (20)"),
            new Attached(
                    "RANGE (at)",
                    "at timestamp NOT NULL",
                    "at >= DATE '2024-01-01' AND at < '2025-01-01 00:00'",
                    "FROM ('2024-01-01') TO ('2025-01-01')"));

    private static final List<Attached> SCANNED = List.of(
            new Attached("LIST (kind)", "kind text NOT NULL", "kind = 'A'", "IN ('a')"),
            new Attached("LIST (kind)", "kind text NOT NULL", "kind = 'a' OR note = 'a'", "IN ('a')"),
            new Attached("RANGE (id)", "id int NOT NULL", "note = 'x and id>=10 and id<20 and y'", "FROM (10) TO (20)"),
            new Attached("RANGE (id)", "id int NOT NULL", "id >= 10.0 AND id < 20.0", "FROM (10) TO (20)"),
            new Attached(
                    "RANGE (at)",
                    "at timestamptz NOT NULL",
                    "at >= '2024-01-01'::date AND at < '2025-01-01'::date",
                    "FROM ('2024-01-01') TO ('2025-01-01')"),
            new Attached(
                    "RANGE (at)",
                    "at timestamptz NOT NULL",
                    "at >= '2024-01-01 00:00:00+02' AND at < '2025-01-01 00:00:00+02'",
                    "FROM ('2024-01-01 00:00:00+00') TO ('2025-01-01 00:00:00+00')"));

    @Test
    void bounds_are_proved_where_the_server_proves_them() throws SQLException {
        EmbeddedServer server = EmbeddedServer.shared(MAJOR);
        String database = server.newDatabase();
        try (Connection connection = server.connect(database);
                Statement statement = connection.createStatement()) {
            for (Attached each : PROVEN) {
                assertThat(isImplied(statement, each)).as("server: " + each).isTrue();
                assertThat(isFound(each)).as("lint: " + each).isFalse();
            }
            for (Attached each : SCANNED) {
                assertThat(isImplied(statement, each)).as("server: " + each).isFalse();
                assertThat(isFound(each)).as("lint: " + each).isTrue();
            }
        } finally {
            server.dropDatabase(database);
        }
    }

    private static boolean isImplied(Statement statement, Attached attached) throws SQLException {
        statement.execute("SET client_min_messages = debug1; DROP TABLE IF EXISTS whole, part; " + attached.given());
        statement.clearWarnings();
        statement.execute(attached.attach());
        for (SQLWarning w = statement.getWarnings(); w != null; w = w.getNextWarning()) {
            if (w.getMessage().contains("is implied by existing constraints")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isFound(Attached attached) {
        Linter linter =
                new Linter(Rules.installed(), LintOptions.defaults().on(MAJOR), List.of(parse(attached.given())));
        return linter.lint(parse(attached.attach())).stream()
                .map(Finding::rule)
                .anyMatch("attach-partition-scan"::equals);
    }

    private static SqlScript parse(String sql) {
        return SqlScript.parse(sql, SourceName.of("case.sql"));
    }
}
