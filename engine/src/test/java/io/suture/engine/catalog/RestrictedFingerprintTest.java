// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.catalog.Catalog;
import io.suture.core.sql.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link Catalog#fingerprint(Set)}: bound to what is touched and what hangs on it, and to nothing else. */
class RestrictedFingerprintTest {
    private static final Set<TableName> USERS = Set.of(TableName.inPublic("users"));
    private static final Set<TableName> EVENTS = Set.of(TableName.inPublic("events"));

    private Clinic clinic;
    private Catalog before;

    @BeforeEach
    void read() {
        clinic = Clinic.on(15);
        before = clinic.catalog();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE users ADD a integer",
                "DROP INDEX users_email_idx",
                "CREATE OR REPLACE VIEW adults AS SELECT id, email FROM users WHERE age >= 21",
                "CREATE INDEX ON users (age)",
                "DROP VIEW adult_mails",
                "ALTER TABLE orders DROP CONSTRAINT orders_user_id_fkey",
                "ALTER SEQUENCE users_id_seq INCREMENT 3",
                "DROP FUNCTION count_users()",
                "DROP PUBLICATION outbox",
                "DROP STATISTICS users_stats",
                "GRANT DELETE ON users TO clerk",
                "ALTER POLICY own_rows ON users USING (true)",
                "DROP TABLE users CASCADE",
            })
    void a_change_to_a_touched_table_or_to_what_hangs_on_it_changes_the_fingerprint(String change) {
        assertThat(after(change).fingerprint(USERS)).isNotEqualTo(before.fingerprint(USERS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE orders ADD a integer",
                "DROP MATERIALIZED VIEW totals",
                "CREATE TABLE fresh (a integer)",
                "DROP TABLE events",
                "ALTER SEQUENCE tickets INCREMENT 3",
                "DROP PROCEDURE tidy()",
                "CREATE SCHEMA empty",
            })
    void a_change_elsewhere_changes_the_whole_fingerprint_alone(String change) {
        Catalog now = after(change);

        assertThat(now.fingerprint(USERS)).isEqualTo(before.fingerprint(USERS));
        assertThat(now.fingerprint()).isNotEqualTo(before.fingerprint());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ALTER TABLE events_2024 SET (fillfactor = 50)", "CREATE INDEX ON events_rest (kind)"})
    void partitions_belong_to_their_table(String change) {
        assertThat(after(change).fingerprint(EVENTS)).isNotEqualTo(before.fingerprint(EVENTS));
    }

    @Test
    void a_partitioned_table_belongs_to_its_partitions() {
        Set<TableName> partition = Set.of(TableName.inPublic("events_2024"));

        assertThat(after("COMMENT ON TABLE events IS 'what happened'").fingerprint(partition))
                .isNotEqualTo(before.fingerprint(partition));
    }

    @Test
    void an_index_stands_for_its_table() {
        Set<TableName> index = Set.of(TableName.inPublic("users_email_idx"));

        assertThat(before.fingerprint(index)).isEqualTo(before.fingerprint(USERS));
        assertThat(after("ALTER TABLE users DROP age CASCADE").fingerprint(index))
                .isNotEqualTo(before.fingerprint(index));
    }

    @Test
    void a_name_nobody_has_yet_is_bound_to_being_free() {
        Set<TableName> fresh = Set.of(TableName.inPublic("fresh"));

        assertThat(after("CREATE TABLE other (a integer)").fingerprint(fresh)).isEqualTo(before.fingerprint(fresh));
        assertThat(after("CREATE TABLE fresh (a integer)").fingerprint(fresh)).isNotEqualTo(before.fingerprint(fresh));
    }

    @Test
    void the_same_schema_made_again_has_the_same_fingerprint() throws SQLException {
        Clinic again = Clinic.empty(15);
        again.execute("CREATE TABLE passing (a integer, b text); DROP TABLE passing");
        again.execute(Clinic.resource("clinic.sql"));

        assertThat(again.catalog().fingerprint()).isEqualTo(before.fingerprint());
        assertThat(again.catalog().fingerprint(USERS)).isEqualTo(before.fingerprint(USERS));
    }

    /** On a copy, so that one case can ask twice. */
    private Catalog after(String change) {
        Clinic copy = clinic.copy();
        try (Connection connection = copy.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(change);
            return copy.catalog();
        } catch (SQLException e) {
            throw new IllegalStateException(change, e);
        }
    }
}
