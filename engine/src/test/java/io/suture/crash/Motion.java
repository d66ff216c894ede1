// SPDX-License-Identifier: Apache-2.0
package io.suture.crash;

import io.suture.testkit.TransformJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A shape of work on every row of a table that others write, and how it is seen that each row had it once. */
enum Motion {
    /** The rows change where they are. The application's trigger counts how often a row was filled by us. */
    UPDATE(
            "changed in the database",
            "0001_loud.sql",
            "ALTER TABLE samples ADD COLUMN loud text;\nUPDATE samples SET loud = upper(reading);",
            "%UPDATE ONLY public.samples%loud%",
            "SELECT count(*) FROM samples WHERE id <= " + Motion.ROWS + " AND (loud IS NULL OR filled > 1"
                    + " OR touches = 0 AND (filled <> 1 OR loud <> upper(reading)))"),
    /** Rows of another table are made of them, and follow until nothing is written any more. */
    MOVE("moved in the database", "0001_heard.data.yaml", """
            contract: later
            source: samples
            target: heard
            key: sample
            columns: {sample: id, loud: upper(reading)}
            """, "%INSERT INTO public.heard%", Motion.NOT_HEARD),
    /** The same of a query, by ranges of its key. */
    QUERY("moved by a query's key", "0001_heard.data.yaml", """
            contract: later
            source:
              query: SELECT s.id AS sample, upper(s.reading) AS loud FROM samples AS s
              key: [sample]
              follows: {samples: [id]}
            target: heard
            key: sample
            columns: {sample: , loud: }
            """, "%INSERT INTO public.heard%", Motion.NOT_HEARD),
    /** The same through a class from a jar. */
    JAVA("moved through the JVM", "0001_heard.data.yaml", """
            contract: later
            source: samples
            java: {jar: loud.jar, sha256: %s, class: org.example.Clean, makes: {loud: text}}
            target: heard
            key: sample
            columns: {sample: id, loud: src.loud}
            """, "FETCH FORWARD%", Motion.NOT_HEARD) {
        @Override
        String text(Path folder) throws IOException {
            TransformJar jar = TransformJar.of(
                    folder.resolve("loud.jar"), "return row.with(\"loud\", row.text(\"reading\").toUpperCase());");
            return super.text(folder).formatted(jar.sha256());
        }
    },
    /** The rows change where they are by what a class from a jar makes of them. */
    JAVA_IN_PLACE(
            "changed through the JVM",
            "0001_spoken.data.yaml",
            """
            contract: later
            source: samples
            java: {jar: loud.jar, sha256: %s, class: org.example.Clean, makes: {made: text}}
            columns: {spoken: src.made}
            """,
            "DO %UPDATE ONLY public.samples%spoken%",
            "SELECT count(*) FROM samples WHERE spoken IS DISTINCT FROM upper(reading)" + " OR id <= " + Motion.ROWS
                    + " AND touches = 0 AND filled <> 1") {
        @Override
        String text(Path folder) throws IOException {
            TransformJar jar = TransformJar.of(
                    folder.resolve("loud.jar"), "return row.with(\"made\", row.text(\"reading\").toUpperCase());");
            return super.text(folder).formatted(jar.sha256());
        }
    },
    /** The whole table is copied into another shape, which takes its place. */
    COPY(
            "copied and swapped",
            "0001_wider.sql",
            "ALTER TABLE samples ALTER COLUMN weight TYPE bigint;",
            "%INSERT INTO public.suture\\_%\\_copy%",
            "SELECT count(*) FROM samples WHERE weight <> id OR pg_typeof(weight) <> 'bigint'::regtype");

    private static final String NOT_HEARD = "SELECT count(*) FROM samples AS s FULL JOIN heard AS h ON h.sample = s.id"
            + " WHERE h.loud IS DISTINCT FROM upper(s.reading)";

    /** Rows 1 to this many are there when it begins. */
    static final int ROWS = 40_000;

    /** The migration before it, which has run already. */
    private static final String FIRST = "CREATE TABLE heard (sample int PRIMARY KEY, loud text NOT NULL);";

    private final String words;
    private final String file;
    private final String text;
    private final String statement;
    private final String wrong;

    Motion(String words, String file, String text, String statement, String wrong) {
        this.words = words;
        this.file = file;
        this.text = text;
        this.statement = statement;
        this.wrong = wrong;
    }

    /** @param fillfactor percent of a block that rows take: how many blocks there are */
    static List<String> before(int fillfactor) {
        return List.of(
                "CREATE TABLE samples (id int PRIMARY KEY, reading text NOT NULL, weight int NOT NULL,"
                        + " touches int NOT NULL DEFAULT 0, filled int NOT NULL DEFAULT 0, spoken text)"
                        + " WITH (fillfactor = " + fillfactor + ")",
                "INSERT INTO samples SELECT i, 'r' || i, i FROM generate_series(1, " + ROWS + ") AS i",
                "CREATE FUNCTION counted() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                        + " IF current_setting('application_name') LIKE 'suture%' THEN NEW.filled := OLD.filled + 1; END IF;"
                        + " RETURN NEW; END $$",
                "CREATE TRIGGER counted BEFORE UPDATE ON samples FOR EACH ROW EXECUTE FUNCTION counted()",
                "ANALYZE samples");
    }

    /** What becomes of rows. */
    String words() {
        return words;
    }

    /** The folder before any of them. */
    static void begin(Path folder) throws IOException {
        Files.writeString(folder.resolve("0000_heard.sql"), FIRST);
    }

    void write(Path folder) throws IOException {
        begin(folder);
        Files.writeString(folder.resolve(file), text(folder));
    }

    String text(Path folder) throws IOException {
        return text;
    }

    /** Pattern of LIKE: what the server shows of a session that is at it. */
    String statement() {
        return statement;
    }

    /** Query: how many rows did not have the work exactly once. */
    String wrong() {
        return wrong;
    }
}
