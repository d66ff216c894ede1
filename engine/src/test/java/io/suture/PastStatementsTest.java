// SPDX-License-Identifier: Apache-2.0
package io.suture;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.check.Check;
import io.suture.core.check.Check.Outcome;
import io.suture.engine.gate.Gate;
import io.suture.engine.run.CompleteOptions;
import io.suture.engine.run.CompleteReport;
import io.suture.engine.run.MigrateOptions;
import io.suture.testkit.EmbeddedServer;
import io.suture.testkit.ServerOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that are not connected now are known by what the server has counted of their statements between two looks. */
class PastStatementsTest {
    private static final CompleteOptions AT_ONCE = CompleteOptions.defaults().quietFor(Duration.ZERO);

    private static EmbeddedServer server;

    @TempDir
    Path folder;

    private Workbench bench;

    @BeforeAll
    static void a_server_that_counts() {
        server = EmbeddedServer.start(
                ServerOptions.of(EmbeddedServer.DEFAULT_MAJOR).with("shared_preload_libraries", "pg_stat_statements"));
    }

    @AfterAll
    static void it_goes() {
        server.close();
    }

    @BeforeEach
    void a_table_whose_column_is_to_go() throws Exception {
        bench = new Workbench(server, server.newDatabase(), folder);
        Files.writeString(
                folder.resolve("V1__name.sql"),
                "-- ---\n-- contract: later\n-- ---\nALTER TABLE users DROP COLUMN name;");
        bench.run("CREATE TABLE users (id bigint PRIMARY KEY, name text)");
        bench.run("CREATE EXTENSION pg_stat_statements");
    }

    @Test
    void what_was_called_before_the_migration_was_expanded_does_not_count() throws Exception {
        bench.run("SELECT name FROM users");
        bench.suture().migrate(MigrateOptions.defaults());

        assertThat(past(bench.suture().complete(AT_ONCE).gates().getFirst())).startsWith("PASS not used since ");
    }

    @Test
    void who_has_called_since_is_named_and_whoever_stopped_no_longer_counts() throws Exception {
        bench.run("CREATE ROLE billing_" + bench.database());
        bench.run("GRANT SELECT ON users TO billing_" + bench.database());
        bench.suture().migrate(MigrateOptions.defaults());
        String asBilling = "SET ROLE billing_" + bench.database();
        for (int i = 0; i < 2; i++) {
            try (var client = server.connect(bench.database());
                    var statement = client.createStatement()) {
                statement.execute(asBilling);
                statement.execute("SELECT u.name FROM users AS u WHERE id = " + i);
            }
        }

        CompleteReport refused = bench.suture().complete(AT_ONCE);

        assertThat(past(refused.gates().getFirst()))
                .startsWith("FAIL used since ")
                .endsWith("by billing_" + bench.database() + " (2 calls)");
        assertThat(refused.refused()).hasSize(1);
        assertThat(past(bench.suture().complete(AT_ONCE).gates().getFirst())).startsWith("PASS");
    }

    @Test
    void as_long_as_the_last_look_is_too_young_the_one_before_counts() throws Exception {
        bench.suture().migrate(MigrateOptions.defaults());
        bench.run("SELECT name FROM users WHERE id = 1");

        for (int i = 0; i < 2; i++) {
            Gate gate =
                    bench.suture().complete(CompleteOptions.defaults()).gates().getFirst();
            assertThat(past(gate)).startsWith("FAIL");
        }
    }

    @Test
    void what_the_text_does_not_tell_is_unknown() throws Exception {
        bench.suture().migrate(MigrateOptions.defaults());
        bench.run("SELECT * FROM users WHERE id = 1");

        CompleteReport report = bench.suture().complete(AT_ONCE.strictly());

        assertThat(past(report.gates().getFirst())).startsWith("UNKNOWN may have been used since ");
        assertThat(report.refused()).hasSize(1);
    }

    private static String past(Gate gate) {
        Check check = gate.checks().stream()
                .filter(c -> c.id().equals("past-statements"))
                .findFirst()
                .orElseThrow();
        Outcome verdict = check.verdict();
        return verdict + " " + check.evidence();
    }
}
