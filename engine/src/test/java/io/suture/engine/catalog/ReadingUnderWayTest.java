// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.suture.core.catalog.Catalog;
import io.suture.core.problem.SutureException;
import io.suture.core.sql.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What others do while a catalog is read. */
class ReadingUnderWayTest {
    private static final int READS = 12;

    /** A rename changes the column's row and, through {@code pg_get_*def}, every definition that names it. */
    @ParameterizedTest
    @FieldSource("io.suture.testkit.EmbeddedServer#MAJORS")
    void no_catalog_mixes_two_states_of_the_schema(int major) throws Exception {
        Clinic clinic = Clinic.empty(major);
        clinic.execute("""
                CREATE TABLE t (a integer CHECK (a > 0), b integer GENERATED ALWAYS AS (a + 1) STORED);
                CREATE INDEX t_idx ON t ((a + 2));
                CREATE VIEW v AS SELECT a AS shown FROM t WHERE a > 5;
                CREATE TABLE more AS SELECT 1 AS n;
                """);
        Set<String> possible = new HashSet<>();
        possible.add(clinic.catalog().fingerprint());
        clinic.execute("ALTER TABLE t RENAME a TO z");
        possible.add(clinic.catalog().fingerprint());

        AtomicBoolean enough = new AtomicBoolean();
        Thread renaming = Thread.ofPlatform().start(() -> renameUntil(enough, clinic));
        Set<String> seen = new HashSet<>();
        try {
            for (int i = 0; i < READS; i++) {
                readUnlessUnstable(clinic, seen);
            }
        } finally {
            enough.set(true);
            renaming.join();
        }

        assertThat(seen).isNotEmpty();
        assertThat(possible).containsAll(seen);
    }

    private static void readUnlessUnstable(Clinic clinic, Set<String> seen) {
        try {
            seen.add(clinic.catalog().fingerprint());
        } catch (SutureException e) {
            assertThat(e.problems().getFirst().code()).isEqualTo("CATALOG-UNSTABLE");
        }
    }

    /** In a hurry most of the time, with a rest now and then, so that a reader on a slow machine comes through, too. */
    private static void renameUntil(AtomicBoolean enough, Clinic clinic) {
        try (Connection connection = clinic.connect();
                Statement statement = connection.createStatement()) {
            for (int i = 1; !enough.get(); i++) {
                statement.execute("ALTER TABLE t RENAME z TO a");
                statement.execute("ALTER TABLE t RENAME a TO z");
                Thread.sleep(i % 20 == 0 ? 500 : 20);
            }
        } catch (SQLException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @FieldSource("io.suture.testkit.EmbeddedServer#MAJORS")
    void a_change_nobody_has_committed_yet_disturbs_nobody(int major) throws SQLException {
        Clinic clinic = Clinic.empty(major);
        clinic.execute("CREATE TABLE t (id serial, a text DEFAULT 'x'); CREATE TABLE gone (a integer)");
        Catalog before = clinic.catalog();
        try (Connection other = clinic.connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("ALTER TABLE t ADD b integer; DROP TABLE gone; CREATE TABLE fresh (a integer)");

            assertThat(clinic.catalog().diff(before)).isEmpty();
            other.rollback();
        }
    }

    @Test
    void indexes_and_checks_of_a_table_somebody_holds_are_waited_for_but_not_for_long() throws SQLException {
        Clinic clinic = Clinic.empty(15);
        clinic.execute("CREATE TABLE t (a integer PRIMARY KEY)");
        try (Connection other = clinic.connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("LOCK TABLE t IN ACCESS EXCLUSIVE MODE");

            assertThatExceptionOfType(SutureException.class)
                    .isThrownBy(clinic::catalog)
                    .satisfies(e -> assertThat(e.problems().getFirst().code()).isEqualTo("SERVER-LOCK-TIMEOUT"))
                    .withMessageContaining("reading the catalog (indexes)");
            other.rollback();
        }
        assertThat(clinic.catalog().existsRelation(TableName.inPublic("t"))).isTrue();
    }

    @Test
    void temporary_tables_that_come_and_go_disturb_nobody() throws Exception {
        Clinic clinic = Clinic.empty(15);
        clinic.execute("CREATE TABLE t (a integer)");
        AtomicBoolean enough = new AtomicBoolean();
        Thread coming = Thread.ofPlatform().start(() -> createTemporaryUntil(enough, clinic));
        try {
            for (int i = 0; i < READS; i++) {
                assertThat(clinic.catalog().relation(TableName.inPublic("t"))).isPresent();
            }
        } finally {
            enough.set(true);
            coming.join();
        }
    }

    private static void createTemporaryUntil(AtomicBoolean enough, Clinic clinic) {
        try (Connection connection = clinic.connect();
                Statement statement = connection.createStatement()) {
            while (!enough.get()) {
                statement.execute("CREATE TEMPORARY TABLE passing (id serial PRIMARY KEY, a text)");
                statement.execute("DROP TABLE passing");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
