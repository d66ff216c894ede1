// SPDX-License-Identifier: Apache-2.0
package io.suture.core.copy;

import java.util.List;

/**
 * Notes the key of every row of a table that is written, whoever writes it and by whatever right; for logical replication too
 * ({@code ENABLE ALWAYS}). Costs a writer one small row each row.
 *
 * @param othersOnly whether a transaction that sets {@link NotedKeys#ours} notes nothing of what it writes itself
 */
public record ChangeLog(NotedKeys keys, CopyNames names, boolean othersOnly) {
    /** Of every row. */
    public ChangeLog(NotedKeys keys, CopyNames names) {
        this(keys, names, false);
    }

    /** Of rows that others write: for a table that is written itself. */
    public static ChangeLog ofOthers(NotedKeys keys, CopyNames names) {
        return new ChangeLog(keys, names, true);
    }

    /** In a transaction under SHARE ROW EXCLUSIVE on the table: whoever has written before it has committed. */
    public List<String> create() {
        String table = " ON " + names.table();
        return List.of(
                keys.create(),
                OwnerAlone.on(keys.log()),
                function(),
                "CREATE TRIGGER " + names.rowTrigger() + " AFTER INSERT OR UPDATE OR DELETE" + table + " FOR EACH ROW"
                        + (othersOnly ? " WHEN (" + keys.isOthers() + ")" : "") + execute(),
                "CREATE TRIGGER " + names.truncateTrigger() + " AFTER TRUNCATE" + table + " FOR EACH STATEMENT"
                        + execute(),
                "ALTER TABLE " + names.table() + " ENABLE ALWAYS TRIGGER " + names.rowTrigger()
                        + ", ENABLE ALWAYS TRIGGER " + names.truncateTrigger());
    }

    /** Where it may be there in part. */
    public List<String> takeBack() {
        return List.of(
                "DROP TRIGGER IF EXISTS " + names.rowTrigger() + " ON " + names.table(),
                "DROP TRIGGER IF EXISTS " + names.truncateTrigger() + " ON " + names.table(),
                "DROP FUNCTION IF EXISTS " + names.recorder() + "()",
                "DROP TABLE IF EXISTS " + names.log());
    }

    /** When the table itself has gone, with its triggers. */
    List<String> drop() {
        return List.of("DROP FUNCTION " + names.recorder() + "()", "DROP TABLE " + names.log());
    }

    private String execute() {
        return " EXECUTE FUNCTION " + names.recorder() + "()";
    }

    /** With its owner's rights: who writes the table need not be able to write the log. */
    private String function() {
        return """
                CREATE FUNCTION %s() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $suture$
                BEGIN
                  IF TG_OP = 'TRUNCATE' THEN
                    INSERT INTO %s DEFAULT VALUES;
                    RETURN NULL;
                  END IF;
                  IF TG_OP <> 'INSERT' THEN
                    %s
                  END IF;
                  IF TG_OP = 'INSERT' OR TG_OP = 'UPDATE' AND %s THEN
                    %s
                  END IF;
                  RETURN NULL;
                END $suture$""".formatted(names.recorder(), names.log(), keys.note("OLD"), keys.keyChanged(), keys.note("NEW"));
    }
}
