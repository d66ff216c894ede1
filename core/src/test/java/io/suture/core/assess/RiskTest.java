// SPDX-License-Identifier: Apache-2.0
package io.suture.core.assess;

import static io.suture.core.approval.Role.CTO;
import static io.suture.core.approval.Role.DBA;
import static io.suture.core.approval.Role.EXECUTIVE;
import static io.suture.core.approval.Role.TECH_LEAD;
import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.catalog.Catalog;
import io.suture.core.migration.Migration;
import io.suture.core.operation.PlanOptions;
import io.suture.core.operation.Scripts;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.ParseOptions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rows of requirements D1 and A2, and what stands in neither. */
class RiskTest {
    private static final Catalog CLINIC = Clinic.catalog();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # D1
            LOW      | CREATE INDEX ON patients (ward)                                          | INDEX_BUILT
            LOW      | ALTER TABLE patients ADD room int                                        | NULLABLE_COLUMN
            MEDIUM   | ALTER TABLE patients ADD room int NOT NULL DEFAULT 0                     | REQUIRED_COLUMN
            MEDIUM   | ALTER TABLE patients ALTER ward SET NOT NULL                             | REQUIRED_COLUMN
            MEDIUM   | ALTER TYPE triage ADD VALUE 'green'                                      | ENUM
            MEDIUM   | ALTER TYPE triage RENAME VALUE 'red' TO 'urgent'                         | ENUM
            HIGH     | UPDATE patients SET ward = 1 WHERE ward IS NULL                          | DATA
            HIGH     | DELETE FROM visits WHERE patient_id = 7                                  | DATA
            HIGH     | INSERT INTO visits (id) SELECT id FROM patients                          | DATA
            HIGH     | ALTER TABLE patients DROP ward                                           | COLUMN_REMOVED
            CRITICAL | ALTER TABLE patients RENAME ward TO station                              | RESTRUCTURED
            CRITICAL | ALTER TABLE patients ALTER ward TYPE bigint                              | RESTRUCTURED
            CRITICAL | DROP TABLE visits                                                        | RESTRUCTURED
            CRITICAL | CALL suture.split_column('patients', ARRAY[['name', 'f']], ARRAY[['f', 'text', 'name']]) | RESTRUCTURED
            CRITICAL | ALTER TABLE visits ADD FOREIGN KEY (id) REFERENCES patients              | FOREIGN_KEY
            CRITICAL | ALTER TABLE visits DROP CONSTRAINT visits_patient_id_fkey                | FOREIGN_KEY
            CRITICAL | ALTER TABLE visits ADD nurse bigint REFERENCES patients                  | FOREIGN_KEY
            # A2
            HIGH     | GRANT SELECT ON patients TO PUBLIC                                       | SECURITY
            HIGH     | ALTER TABLE patients ENABLE ROW LEVEL SECURITY                           | SECURITY
            HIGH     | CREATE POLICY own ON patients USING (true)                               | SECURITY
            HIGH     | CREATE FUNCTION f() RETURNS int LANGUAGE sql SECURITY DEFINER AS 'SELECT 1' | SECURITY
            MEDIUM   | DROP INDEX patients_name_idx                                             | INDEX_CHANGED
            MEDIUM   | ALTER INDEX patients_name_idx RENAME TO by_name                          | INDEX_CHANGED
            LOW      | CREATE TABLE rooms (id bigint PRIMARY KEY)                               | NEW
            LOW      | COMMENT ON TABLE patients IS 'people'                                    | NEW
            LOW      | ALTER STATISTICS together RENAME TO t; ALTER STATISTICS t SET SCHEMA s     | NEW
            # neither
            MEDIUM   | ALTER TABLE patients ADD CHECK (ward > 0)                                | RULE
            MEDIUM   | ALTER TABLE patients ALTER name TYPE varchar(200)                        | RULE
            LOW      | INSERT INTO visits (id) VALUES (1)                                       | ROWS_ADDED
            HIGH     | DO $$ BEGIN PERFORM 1; END $$                                            | OPAQUE
            HIGH     | DROP VIEW everybody                                                      | REMOVED
            """)
    void every_row_of_the_tables_holds(Risk risk, String sql, ChangeType type) {
        Judgement judged = judge(Migration.of("1", sql), PlanOptions.defaults());

        assertThat(judged.risk()).isEqualTo(risk);
        assertThat(judged.changes()).extracting(Change::type).containsExactly(type);
    }

    @Test
    void an_index_is_medium_where_it_is_built_as_written() {
        PlanOptions asWritten = new PlanOptions(
                true, List.of(Identifier.of("public")), new Scripts(ParseOptions.defaults()), "release_", "");

        assertThat(judge(Migration.of("1", "CREATE INDEX ON patients (ward)"), asWritten)
                        .risk())
                .isEqualTo(Risk.MEDIUM);
        assertThat(judge(Migration.of("1", "CREATE INDEX CONCURRENTLY ON patients (ward)"), asWritten)
                        .risk())
                .isEqualTo(Risk.LOW);
    }

    @Test
    void what_the_migration_itself_has_made_nobody_uses() {
        String sql = "CREATE TABLE beds (id bigint, patient_id bigint REFERENCES patients);"
                + " CREATE INDEX ON beds (id); INSERT INTO beds (id) SELECT id FROM patients; ALTER TABLE beds DROP id";

        assertThat(judge(Migration.of("1", sql), PlanOptions.defaults()).risk()).isEqualTo(Risk.LOW);
    }

    @Test
    void a_reason_names_the_table() {
        Change change = judge(
                        Migration.of("1", "ALTER TABLE visits ADD FOREIGN KEY (id) REFERENCES patients"),
                        PlanOptions.defaults())
                .changes()
                .getFirst();

        assertThat(change.words()).isEqualTo("changes a foreign key of visits");
    }

    @Test
    void who_approves_and_when_it_may_run_follows_from_the_risk() {
        assertThat(Risk.LOW.approvers()).containsExactly(DBA);
        assertThat(Risk.MEDIUM.approvers()).containsExactly(TECH_LEAD, DBA);
        assertThat(Risk.HIGH.approvers()).containsExactly(CTO, DBA);
        assertThat(Risk.CRITICAL.approvers()).containsExactly(EXECUTIVE);
        assertThat(List.of(Risk.values()))
                .extracting(Risk::window)
                .containsExactly("business hours", "off-peak", "scheduled maintenance", "planned downtime");
    }

    private static Judgement judge(Migration migration, PlanOptions options) {
        return Judgement.of(List.of(migration), CLINIC, options).getFirst();
    }
}
