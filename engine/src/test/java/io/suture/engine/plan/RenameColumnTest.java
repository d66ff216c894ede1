// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.suture.core.problem.SutureException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code RENAME COLUMN} with both names alive until the contract. */
class RenameColumnTest {
    private static final String RENAME = "ALTER TABLE patients RENAME COLUMN name TO full_name";

    /** A column on which everything hangs that can be carried over. */
    private static final String RICH = """
            CREATE TABLE wards (name text PRIMARY KEY, beds int);
            CREATE SEQUENCE patients_name_seq;
            CREATE TABLE patients (
                id bigint PRIMARY KEY,
                ward int,
                name text COLLATE "C" NOT NULL DEFAULT 'patient ' || nextval('patients_name_seq'),
                note text,
                CONSTRAINT named_once UNIQUE (name, ward) INCLUDE (note),
                CONSTRAINT not_blank CHECK (name <> '' OR ward > 3),
                CONSTRAINT of_ward FOREIGN KEY (name) REFERENCES wards (name) ON DELETE CASCADE DEFERRABLE
            );
            ALTER SEQUENCE patients_name_seq OWNED BY patients.name;
            CREATE UNIQUE INDEX identity ON patients (id, name DESC NULLS LAST);
            CREATE INDEX lower_name ON patients USING btree (lower(name) text_pattern_ops, ward) WITH (fillfactor = 70) WHERE name <> 'x';
            CREATE INDEX "Odd name" ON patients (ward) INCLUDE (name);
            CREATE STATISTICS name_and_ward (dependencies) ON name, ward FROM patients;
            CREATE STATISTICS "Odd count" ON (lower(name)), ward FROM patients;
            ALTER STATISTICS "Odd count" SET STATISTICS 50; COMMENT ON STATISTICS "Odd count" IS 'It''s the ward';
            ALTER TABLE patients CLUSTER ON identity;
            ALTER TABLE patients ALTER COLUMN name SET STATISTICS 500, ALTER COLUMN name SET STORAGE EXTERNAL;
            ALTER TABLE patients ALTER COLUMN name SET (n_distinct = -0.5);
            ALTER TABLE patients REPLICA IDENTITY USING INDEX identity;
            COMMENT ON COLUMN patients.name IS 'It''s the name';
            COMMENT ON INDEX lower_name IS 'for looking up';
            COMMENT ON CONSTRAINT not_blank ON patients IS 'asked for by the wards';
            GRANT SELECT (name), UPDATE (name) ON patients TO pg_monitor;
            ALTER TABLE patients ENABLE ROW LEVEL SECURITY;
            CREATE POLICY own ON patients TO pg_monitor USING (name = current_user) WITH CHECK (patients.name <> 'root');
            INSERT INTO wards SELECT 'ward ' || i FROM generate_series(0, 9) i;
            INSERT INTO patients SELECT i, i, 'ward ' || i % 10 FROM generate_series(1, 3000) i;
            """;

    @ParameterizedTest
    @ValueSource(ints = {14, 15, 18})
    void everything_that_hangs_on_the_column_is_carried_over(int major) throws SQLException {
        try (OnlineTable patients = OnlineTable.of(major, RICH)) {
            patients.plan(RENAME);
            patients.goesThereAndBackAndThereAgain();
            assertThat(patients.differencesToPlain(RENAME)).isEmpty();
            assertThat(patients.broken()).isEmpty();
        }
    }

    @Test
    void a_primary_key_goes_over_and_partitions_follow() throws SQLException {
        String tables = """
                CREATE TABLE visits (code text, at date, note text, CONSTRAINT visits_pk PRIMARY KEY (code, at));
                CREATE TABLE readings (at date NOT NULL, value int NOT NULL DEFAULT 7) PARTITION BY RANGE (at);
                CREATE TABLE readings_a PARTITION OF readings FOR VALUES FROM ('2026-01-01') TO ('2026-02-01');
                CREATE TABLE readings_b PARTITION OF readings FOR VALUES FROM ('2026-02-01') TO ('2026-03-01');
                INSERT INTO visits SELECT 'c' || i, '2026-01-01' FROM generate_series(1, 500) i;
                INSERT INTO readings SELECT '2026-01-01'::date + i, i FROM generate_series(1, 50) i;
                """;
        String both =
                "ALTER TABLE visits RENAME COLUMN code TO visit_code; ALTER TABLE readings RENAME COLUMN value TO measured";
        try (OnlineTable all = OnlineTable.of(15, tables)) {
            all.plan(both);
            all.goesThereAndBackAndThereAgain();
            assertThat(all.differencesToPlain(both)).isEmpty();
            assertThat(all.broken()).isEmpty();
        }
    }

    @Test
    void applications_of_both_releases_write_while_both_names_are_there() throws SQLException {
        try (OnlineTable patients = OnlineTable.of(15, RICH)) {
            patients.plan(RENAME);
            patients.expand();
            patients.run("INSERT INTO patients (id, ward, full_name) VALUES (4001, 5011, 'ward 1')");
            patients.run("INSERT INTO patients (id, ward, name) VALUES (4002, 5012, 'ward 2')");
            patients.migrate();
            patients.run("UPDATE patients SET full_name = 'ward 9' WHERE id = 1");
            patients.run("UPDATE patients SET name = 'ward 8' WHERE id = 2");
            patients.run("INSERT INTO patients (id, ward, name) VALUES (4003, 5013, 'ward 3')");
            patients.run("INSERT INTO wards SELECT 'patient ' || i FROM generate_series(1, 9) i");
            patients.run("INSERT INTO patients (id, ward) VALUES (4004, 5014)");
            patients.run("INSERT INTO patients (id, ward, full_name) VALUES (4001, 5011, 'ward 4')"
                    + " ON CONFLICT (id) DO UPDATE SET full_name = EXCLUDED.full_name");
            patients.run("DELETE FROM wards WHERE name = 'ward 3'");
            assertThat(patients.pending()).isEqualTo("0");
            patients.contract();
            assertThat(patients.text("SELECT string_agg(id || full_name, ',' ORDER BY id) FROM patients"
                            + " WHERE id IN (1, 2) OR id > 4000"))
                    .isEqualTo("1ward 9,2ward 8,4001ward 4,4002ward 2,4004patient 2");
        }
    }

    @Test
    void without_contract_later_a_rename_stays_as_written() throws SQLException {
        try (OnlineTable patients = OnlineTable.of(15, RICH)) {
            assertThat(patients.planNow(RENAME).steps()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            CREATE VIEW v AS SELECT name FROM p                                        | view v needs column name
            CREATE TABLE c (p text REFERENCES p (name))                                | foreign key c_p_fkey of c points to name
            ALTER TABLE p ADD up text GENERATED ALWAYS AS (upper(name)) STORED         | default up of table p needs column name
            CREATE TRIGGER zzzz BEFORE UPDATE ON p FOR EACH ROW EXECUTE FUNCTION f()   | trigger zzzz of p fires after Suture's
            CREATE TRIGGER a AFTER UPDATE OF name ON p FOR EACH ROW EXECUTE FUNCTION f() | trigger a of table p needs column name
            ALTER TABLE p FORCE ROW LEVEL SECURITY                                     | p has FORCE ROW LEVEL SECURITY
            CREATE TABLE heir () INHERITS (p)                                          | other tables inherit from it
            CREATE RULE r AS ON DELETE TO p DO ALSO NOTHING                            | p has rewrite rules
            CREATE POLICY own ON p USING (name IN (SELECT name FROM p))                | policy own of table p needs column name
            CREATE PUBLICATION rows FOR TABLE p (name)                                 | publication rows of table p needs column name
            ALTER TABLE p ADD EXCLUDE (name WITH =)                                    | constraint p_name_excl is an exclusion
            ALTER TABLE p ALTER id DROP NOT NULL, ALTER name SET NOT NULL, ALTER name DROP DEFAULT; ALTER TABLE p ALTER name TYPE int USING 1, ALTER name ADD GENERATED ALWAYS AS IDENTITY | name is generated always as identity
            """)
    void what_cannot_be_carried_over_is_named_when_it_is_planned(String made, String said) throws SQLException {
        String table = "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';"
                + "CREATE TABLE p (id int, name text DEFAULT 'x' UNIQUE);";
        try (OnlineTable p = OnlineTable.of(15, table + made)) {
            assertThatThrownBy(() -> p.plan("ALTER TABLE p RENAME COLUMN name TO full_name"))
                    .isInstanceOf(SutureException.class)
                    .satisfies(e -> assertThat(((SutureException) e).problems())
                            .anySatisfy(problem -> assertThat(problem.why()).contains(said)));
        }
    }
}
