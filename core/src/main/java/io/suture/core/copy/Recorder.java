// SPDX-License-Identifier: Apache-2.0
package io.suture.core.copy;

import java.util.stream.Stream;

/**
 * The triggers on a table that note what is written to it, whoever writes it and by whatever right, and for logical replication too
 * ({@code ENABLE ALWAYS}); with their function, which has its owner's rights: who writes the table need not be able to write the log.
 *
 * @param when a condition on rows behind {@code FOR EACH ROW}; blank for every row
 * @param truncate whether a table that is emptied is looked at before that, or afterwards: {@code BEFORE} or {@code AFTER}
 * @param emptied statement for that
 * @param old statement for a row that was there
 * @param changed condition: an update makes another row of it
 * @param now statement for a row that is there
 */
record Recorder(CopyNames names, String when, String truncate, String emptied, String old, String changed, String now) {

    Stream<String> create() {
        String table = " ON " + names.table() + " FOR EACH ";
        String execute = " EXECUTE FUNCTION " + names.recorder() + "()";
        return Stream.of(
                function(),
                "CREATE TRIGGER " + names.rowTrigger() + " AFTER INSERT OR UPDATE OR DELETE" + table + "ROW" + when
                        + execute,
                "CREATE TRIGGER " + names.truncateTrigger() + " " + truncate + " TRUNCATE" + table + "STATEMENT"
                        + execute,
                "ALTER TABLE " + names.table() + " ENABLE ALWAYS TRIGGER " + names.rowTrigger()
                        + ", ENABLE ALWAYS TRIGGER " + names.truncateTrigger());
    }

    /** Where it may be there in part. */
    static Stream<String> takeBack(CopyNames names) {
        return Stream.of(
                "DROP TRIGGER IF EXISTS " + names.rowTrigger() + " ON " + names.table(),
                "DROP TRIGGER IF EXISTS " + names.truncateTrigger() + " ON " + names.table(),
                "DROP FUNCTION IF EXISTS " + names.recorder() + "()");
    }

    private String function() {
        return """
                CREATE FUNCTION %s() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $suture$
                BEGIN
                  IF TG_OP = 'TRUNCATE' THEN
                    %s
                    RETURN NULL;
                  END IF;
                  IF TG_OP <> 'INSERT' THEN
                    %s
                  END IF;
                  IF TG_OP = 'INSERT' OR TG_OP = 'UPDATE' AND %s THEN
                    %s
                  END IF;
                  RETURN NULL;
                END $suture$""".formatted(names.recorder(), emptied, old, changed, now);
    }
}
