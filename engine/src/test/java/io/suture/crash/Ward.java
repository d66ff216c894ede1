// SPDX-License-Identifier: Apache-2.0
package io.suture.crash;

import io.suture.Suture;
import io.suture.SutureOptions;
import io.suture.engine.connect.TestSessions;
import io.suture.engine.run.CrashPoint;
import io.suture.engine.run.RunSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A small hospital database in use, and migrations with every kind of step, each of which leaves a trace that can be counted. */
final class Ward {
    /** What is there and in use before the migrations. */
    static final List<String> BEFORE = List.of(
            "CREATE TABLE patients (id bigint PRIMARY KEY, name text, ward int)",
            "CREATE TABLE visits (id bigint PRIMARY KEY, patient_id bigint, note text)",
            "CREATE TABLE traces (what text NOT NULL)",
            "INSERT INTO patients SELECT i, 'p' || i, i % 9 FROM generate_series(1, 40000) AS i",
            "INSERT INTO visits SELECT i, i % 40000 + 1, 'n' || i FROM generate_series(1, 80000) AS i",
            // what a build that somebody cancelled left behind
            "CREATE INDEX patients_by_ward ON patients (ward)",
            "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'patients_by_ward'::regclass");

    /** Statements that are long enough to be caught inside, by what the server shows of them. */
    static final Map<String, String> INSIDE = Map.of(
            "transaction", "%pg_sleep(0.2)%",
            "concurrent", "CREATE%INDEX CONCURRENTLY%",
            "backfill", "%UPDATE ONLY public.patients SET token%",
            "copy", "%INSERT INTO public.suture\\_%\\_copy%",
            "validate", "%VALIDATE CONSTRAINT%");

    private static final Map<String, String> MIGRATIONS = Map.of(
            "V1__rooms.sql",
            "CREATE TABLE rooms (id bigint PRIMARY KEY);\nINSERT INTO traces VALUES ('rooms');",
            "V2__allergy.sql",
            "ALTER TABLE patients ADD COLUMN allergy text;\nINSERT INTO traces VALUES ('allergy');\nSELECT pg_sleep(0.2);",
            "V3__by_ward.sql",
            "CREATE INDEX patients_by_ward ON patients (ward, name);",
            "V4__visit_of_patient.sql",
            "INSERT INTO traces VALUES ('visits');\nALTER TABLE visits ADD CONSTRAINT visit_of_patient FOREIGN KEY (patient_id)"
                    + " REFERENCES patients (id);",
            "V5__named.sql",
            "ALTER TABLE patients ADD CONSTRAINT named CHECK (length(name) > 0);\nINSERT INTO traces VALUES ('named');",
            "V6__one_note.sql",
            "ALTER TABLE visits ADD CONSTRAINT one_note UNIQUE (note);",
            "V7__slow.sql",
            "CREATE INDEX CONCURRENTLY visits_note_idx ON visits (lower(note), patient_id);",
            "V8__last.sql",
            "DROP INDEX patients_by_ward;\nINSERT INTO traces VALUES ('last');",
            "V9__token.sql",
            "ALTER TABLE patients ADD COLUMN token uuid NOT NULL DEFAULT gen_random_uuid();",
            "V10__ward.sql",
            "ALTER TABLE patients ALTER COLUMN ward TYPE bigint;");

    /** Whether, by what the journal says, as many rows were given a token, and as many were copied, as there are; none lost its ward. */
    static final String ROWS = "SELECT bool_and(rows = (SELECT count(DISTINCT token) FROM patients))"
            + " AND (SELECT sum(ward) FROM patients) = (SELECT sum(i % 9) FROM generate_series(1, 40000) AS i)"
            + " FROM suture.backfill";

    /** The traces that must be there, each once. */
    static final List<String> TRACES = List.of("allergy", "last", "named", "rooms", "visits");

    private Ward() {}

    static void migrations(Path folder) throws IOException {
        for (Map.Entry<String, String> migration : MIGRATIONS.entrySet()) {
            Files.writeString(folder.resolve(migration.getKey()), migration.getValue());
        }
    }

    static Suture suture(int port, String database, Path folder, CrashPoint crash) {
        return Suture.on(
                TestSessions.to(port, database, Map.of()),
                SutureOptions.in(folder).with(RunSettings.defaults().with(crash)));
    }
}
