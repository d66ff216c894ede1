// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.catalog.Catalog;
import io.suture.core.plan.PlannedMigration;
import io.suture.core.plan.Step;
import io.suture.testkit.EmbeddedServer;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever inserts without a value while a column changes its type gets the default there was, up to the moment of the swap. */
class DefaultsInCopyTest {
    private static final String TABLE = """
            CREATE TABLE patients (id int PRIMARY KEY, level text NOT NULL DEFAULT '1');
            INSERT INTO patients SELECT n, n FROM generate_series(1, 300) AS n;
            """;

    @ParameterizedTest
    @ValueSource(strings = {"""
                ALTER TABLE patients ALTER COLUMN level DROP DEFAULT;
                ALTER TABLE patients ALTER COLUMN level TYPE int USING level::int;
                ALTER TABLE patients ALTER COLUMN level SET DEFAULT 1;
                """, """
                ALTER TABLE patients ALTER COLUMN level DROP DEFAULT, ALTER COLUMN level TYPE int USING level::int,
                    ALTER COLUMN level SET DEFAULT 1;
                """})
    void a_default_changes_together_with_the_type(String sql) throws SQLException {
        try (SpareDatabase database = SpareDatabase.after(EmbeddedServer.DEFAULT_MAJOR, TABLE)) {
            PlannedMigration plan = database.plan(sql);
            assertThat(plan.steps()).anyMatch(s -> s.step() instanceof Step.Swap);
            assertThat(plan.steps().stream().flatMap(s -> s.step().statements().stream()))
                    .noneMatch(s -> s.text().matches("(?s)ALTER TABLE (public\\.)?patients .*DEFAULT.*"));
            new Executor(database.session()).run(plan);
            database.run("INSERT INTO patients (id) VALUES (301)");
            assertThat(database.text("SELECT level FROM patients WHERE id = 301"))
                    .isEqualTo("1");
        }
    }

    @Test
    void where_the_type_leads_back_so_does_the_default() throws SQLException {
        try (SpareDatabase database = SpareDatabase.after(
                EmbeddedServer.DEFAULT_MAJOR, "CREATE TABLE patients (id int PRIMARY KEY, room int DEFAULT 7);")) {
            Catalog before = database.catalog();
            PlannedMigration plan = database.plan("""
                    ALTER TABLE patients ALTER COLUMN room TYPE bigint;
                    ALTER TABLE patients ALTER COLUMN room SET DEFAULT 8;
                    """);
            Executor executor = new Executor(database.session());
            executor.run(plan);
            database.run("INSERT INTO patients (id) VALUES (1)");
            assertThat(database.text("SELECT room FROM patients")).isEqualTo("8");
            executor.undo(plan);
            assertThat(database.catalog().diff(before)).isEmpty();
            assertThat(executor.broken()).isEmpty();
        }
    }
}
