// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed;

import java.util.Optional;

/**
 * How an operation is used. The reference prints it; the tests read it, compare its plan with that of the SQL, and run it on a
 * server there, back and there again.
 *
 * @param yaml an item of {@code operations}
 * @param sql what it stands for
 * @param undo items of {@code undo}, where the plan has no way back of its own
 */
public record Example(String yaml, String sql, Optional<String> undo) {
    /** The tables that examples are about. */
    public static final String SCHEMA = """
            CREATE TYPE triage AS ENUM ('low', 'high');
            CREATE TYPE outcome AS ENUM ('home', 'moved', 'other');
            CREATE TABLE patients (
                id bigint PRIMARY KEY,
                mrn text NOT NULL,
                name text,
                email text,
                ward integer,
                urgency triage DEFAULT 'low'
            );
            CREATE TABLE visits (
                id bigint PRIMARY KEY,
                patient_id bigint NOT NULL,
                room integer,
                starts_at timestamptz,
                ends_at timestamptz,
                cost integer,
                CONSTRAINT visits_cost_check CHECK (cost >= 0)
            );
            CREATE TABLE audit_log (id bigint PRIMARY KEY, created_at timestamptz NOT NULL, entry text);
            CREATE TABLE stays (id bigint PRIMARY KEY, days integer, outcome outcome);
            CREATE TABLE nurses (id bigint PRIMARY KEY, name text, phone text);
            CREATE TABLE contacts (nurse_id bigint PRIMARY KEY REFERENCES nurses ON DELETE CASCADE, street text);
            CREATE INDEX visits_starts_at_idx ON visits (starts_at);
            CREATE VIEW urgent_patients AS SELECT id, mrn FROM patients WHERE urgency = 'high';
            CREATE MATERIALIZED VIEW ward_load AS SELECT ward, count(*) AS patients FROM patients GROUP BY ward;
            CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
            CREATE TRIGGER visits_touch BEFORE UPDATE ON visits FOR EACH ROW EXECUTE FUNCTION touch();
            CREATE POLICY own_ward ON patients USING (ward = 1);
            """;

    public Example {
        yaml = yaml.strip();
        sql = sql.strip();
    }

    public static Example of(String yaml, String sql) {
        return new Example(yaml, sql, Optional.empty());
    }

    /** The same, with a way back. */
    public Example takenBackBy(String items) {
        return new Example(yaml, sql, Optional.of(items.strip()));
    }
}
