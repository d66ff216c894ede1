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
            "CREATE TABLE beds (id bigint PRIMARY KEY, kind text, floor int)",
            "CREATE TABLE staff (id bigint PRIMARY KEY, name text, badge int)",
            "CREATE INDEX beds_by_floor ON beds (floor)",
            "CREATE TABLE traces (what text NOT NULL)",
            "INSERT INTO patients SELECT i, 'p' || i, i % 9 FROM generate_series(1, 20000) AS i",
            "INSERT INTO visits SELECT i, i % 20000 + 1, 'n' || i FROM generate_series(1, 40000) AS i",
            "INSERT INTO beds SELECT i, ' Kind' || i % 7, i % 5 FROM generate_series(1, 3000) AS i",
            "INSERT INTO staff SELECT i, ' Name' || i, i FROM generate_series(1, 3000) AS i",
            // what goes, goes slowly
            "CREATE FUNCTION slowly() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN"
                    + " IF EXISTS (SELECT FROM pg_event_trigger_dropped_objects() WHERE object_type = 'table column')"
                    + " THEN PERFORM pg_sleep(0.1); END IF; END $$",
            "CREATE EVENT TRIGGER slowly ON sql_drop EXECUTE FUNCTION slowly()",
            // what a build that somebody cancelled left behind
            "CREATE INDEX patients_by_ward ON patients (ward)",
            "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'patients_by_ward'::regclass");

    /** Statements that are long enough to be caught inside, by what the server shows of them. */
    static final Map<String, String> INSIDE = Map.of(
            "transaction", "%pg_sleep(0.2)%",
            "concurrent", "CREATE%INDEX CONCURRENTLY%",
            "backfill", "%UPDATE ONLY public.patients SET token%",
            "copy", "%INSERT INTO public.suture\\_%\\_copy%",
            "validate", "%VALIDATE CONSTRAINT%",
            "contract", "ALTER TABLE%beds%DROP COLUMN%");

    /** The migration that keeps what it takes away. */
    static final String KEPT = "12";

    private static final String LATER = "-- ---\n-- contract: later\n-- ---\n";

    private static final String LATER_AND_KEPT = "-- ---\n-- contract: later\n-- keep: 7d\n-- ---\n";

    private static final Map<String, String> MIGRATIONS = Map.ofEntries(
            Map.entry(
                    "V1__rooms.sql",
                    "CREATE TABLE rooms (id bigint PRIMARY KEY);\nINSERT INTO traces VALUES ('rooms');"),
            Map.entry(
                    "V2__allergy.sql",
                    "ALTER TABLE patients ADD COLUMN allergy text;\nINSERT INTO traces VALUES ('allergy');\nSELECT pg_sleep(0.2);"),
            Map.entry("V3__by_ward.sql", "CREATE INDEX patients_by_ward ON patients (ward, name);"),
            Map.entry(
                    "V4__visit_of_patient.sql",
                    "INSERT INTO traces VALUES ('visits');\nALTER TABLE visits ADD CONSTRAINT visit_of_patient FOREIGN KEY (patient_id)"
                            + " REFERENCES patients (id);"),
            Map.entry(
                    "V5__named.sql",
                    "ALTER TABLE patients ADD CONSTRAINT named CHECK (length(name) > 0);\nINSERT INTO traces VALUES ('named');"),
            Map.entry("V6__one_note.sql", "ALTER TABLE visits ADD CONSTRAINT one_note UNIQUE (note);"),
            Map.entry("V7__slow.sql", "CREATE INDEX CONCURRENTLY visits_note_idx ON visits (lower(note), patient_id);"),
            Map.entry("V8__last.sql", "DROP INDEX patients_by_ward;\nINSERT INTO traces VALUES ('last');"),
            Map.entry(
                    "V9__token.sql", "ALTER TABLE patients ADD COLUMN token uuid NOT NULL DEFAULT gen_random_uuid();"),
            Map.entry("V10__ward.sql", "ALTER TABLE patients ALTER COLUMN ward TYPE bigint;"),
            Map.entry(
                    "V11__class.sql",
                    LATER + "INSERT INTO traces VALUES ('beds');\n"
                            + "CALL suture.replace_column('beds', ARRAY[['kind', 'class']],"
                            + " ARRAY[['class', 'text', 'lower(trim(kind))']], true);\n"
                            + "DROP INDEX CONCURRENTLY beds_by_floor;\nALTER TABLE beds DROP COLUMN floor;"),
            Map.entry(
                    "V12__kept.sql",
                    LATER_AND_KEPT + "CALL suture.replace_column('staff', ARRAY[['name', 'called']],"
                            + " ARRAY[['called', 'text', 'upper(trim(name))']], true);\n"
                            + "ALTER TABLE staff DROP COLUMN badge;"));

    /**
     * Whether, by what the journal says, as many rows were given a token, were copied or got their other shape, as there are; none lost
     * its ward or its class.
     */
    static final String ROWS = "SELECT bool_and(rows = CASE WHEN migration IN ('9', '10')"
            + " THEN (SELECT count(DISTINCT token) FROM patients) ELSE 3000 END)"
            + " AND (SELECT count(*) FROM beds WHERE class = 'kind' || id % 7) = 3000"
            + " AND (SELECT sum(ward) FROM patients) = (SELECT sum(i % 9) FROM generate_series(1, 20000) AS i)"
            + " FROM suture.backfill";

    /** Whether the kept one is on its way back, or has arrived; where there is a journal. */
    static final String TAKEN_BACK = "SELECT EXISTS (SELECT FROM suture.migration WHERE id = '" + KEPT
            + "' AND (direction = 'down' OR state = 'rolled_back'))";

    /** The traces that must be there, each once. */
    static final List<String> TRACES = List.of("allergy", "beds", "last", "named", "rooms", "visits");

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
