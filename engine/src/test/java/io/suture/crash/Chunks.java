// SPDX-License-Identifier: Apache-2.0
package io.suture.crash;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * What was written of a table, chunk by chunk, as the server saw it: a trigger notes each advance of a fill's progress in the very transaction that wrote the
 * chunk, so that what is noted has been committed, and what was rolled back has not been noted.
 *
 * @param written chunks that committed
 * @param misfits chunks that overlap or leave a gap, and fills that do not end where their table did; 0: each block once
 */
record Chunks(int written, int misfits) {
    /** Before Suture is there. */
    static final List<String> BEFORE = List.of(
            "CREATE SCHEMA seen",
            "CREATE TABLE seen.chunk (step text, worker int, from_block bigint, until_block bigint)",
            "CREATE FUNCTION seen.advanced() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                    + " INSERT INTO seen.chunk VALUES (row(NEW.migration, NEW.attempt, NEW.direction, NEW.number)::text,"
                    + " NEW.worker, OLD.next_block, NEW.next_block); RETURN NULL; END $$");

    /** Once it is: a portion that a worker takes on is no chunk, and has another end. Fires where a fill silences triggers, too. */
    static final List<String> AFTERWARDS = List.of(
            "CREATE TRIGGER advanced AFTER UPDATE ON suture.backfill FOR EACH ROW WHEN (NEW.until_block = OLD.until_block"
                    + " AND NEW.next_block <> OLD.next_block) EXECUTE FUNCTION seen.advanced()",
            "ALTER TABLE suture.backfill ENABLE ALWAYS TRIGGER advanced");

    private static final String SEEN = """
            WITH placed AS (
                SELECT step, from_block, until_block,
                       coalesce(lag(until_block) OVER (PARTITION BY step ORDER BY from_block, until_block), 0) AS behind
                FROM seen.chunk),
            fill AS (
                SELECT row(migration, attempt, direction, number)::text AS step, max(end_block) AS blocks
                FROM suture.backfill GROUP BY 1)
            SELECT (SELECT count(*) FROM placed),
                   (SELECT count(*) FROM placed WHERE from_block <> behind OR until_block <= from_block)
                   + (SELECT count(*) FROM fill AS f WHERE f.blocks IS DISTINCT FROM
                          (SELECT sum(p.until_block - p.from_block) FROM placed AS p WHERE p.step = f.step))""";

    static Chunks in(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SEEN)) {
            row.next();
            return new Chunks(row.getInt(1), row.getInt(2));
        }
    }
}
