// SPDX-License-Identifier: Apache-2.0
package io.suture.core.dualwrite;

import io.suture.core.catalog.OwnNames;
import io.suture.core.catalog.Relation;
import io.suture.core.catalog.Trigger;
import io.suture.core.sql.SqlLiteral;
import io.suture.core.sql.TableName;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who still writes the old shape, while both are written: role, {@code application_name}, address and time, never a value. Rows are only
 * added, one a minute and session at most, so that nobody waits for anybody; a session remembers by a setting of its own that it was noted.
 *
 * <p>The table is not logged: it is in no publication and on no standby, and is empty after a crash; its first row, without a role, says
 * since when it tells everything. It is written by a function of the table's owner, so that no writer needs a right for it, and an error
 * there is nobody's error.
 *
 * @param table in the schema of the table with two shapes
 * @param note the function
 * @param setting of the session: the minute and the client that were noted last
 */
public record Census(TableName table, TableName note, String setting) {
    private static final String INSERTING = "_insert";
    private static final String WRITERS = "writers";

    static Census of(OwnNames own) {
        return new Census(own.object(WRITERS), own.object("seen"), "suture.seen_" + own.key());
    }

    /** Those of the triggers that this table has. */
    public static List<Census> on(Relation table) {
        return table.triggers().stream()
                .map(t -> t.name().value())
                .filter(n -> n.startsWith(Trigger.OURS) && n.endsWith(INSERTING))
                .map(n -> n.substring(Trigger.OURS.length(), n.length() - INSERTING.length()))
                .map(key -> of(new OwnNames(table.name(), key)))
                .toList();
    }

    /** Whether the name is one of a census. */
    public static boolean isOne(TableName name) {
        return OwnNames.isOne(name, WRITERS);
    }

    /** Query: role, application, address and time of each client, the newest first, behind the row that says since when. */
    public String clients() {
        return "SELECT role, application, address, max(at) AS at FROM " + table
                + " GROUP BY role, application, address ORDER BY role IS NOT NULL, at DESC";
    }

    List<String> create() {
        return List.of(
                "CREATE UNLOGGED TABLE " + table + " (at timestamptz NOT NULL DEFAULT pg_catalog.clock_timestamp(),"
                        + " role text, application text, address text)",
                "INSERT INTO " + table + " DEFAULT VALUES",
                """
                CREATE FUNCTION %1$s() RETURNS void LANGUAGE plpgsql SECURITY DEFINER
                SET search_path = pg_catalog, pg_temp AS $suture$
                DECLARE
                  stamp text := concat(date_part('epoch', now())::bigint / 60, ' ', session_user, ' ',
                    current_setting('application_name'));
                BEGIN
                  PERFORM set_config(%2$s, 'done', true);
                  IF current_setting(%3$s, true) IS DISTINCT FROM stamp THEN
                    PERFORM set_config(%3$s, stamp, false);
                    BEGIN
                      INSERT INTO %4$s (role, application, address)
                      VALUES (session_user, current_setting('application_name'), coalesce(host(inet_client_addr()), 'local'));
                    EXCEPTION WHEN others THEN
                      RETURN;
                    END;
                  END IF;
                END $suture$""".formatted(note, SqlLiteral.quote(looked()), SqlLiteral.quote(setting), table),
                "GRANT EXECUTE ON FUNCTION " + note + "() TO PUBLIC");
    }

    List<String> drop() {
        return Stream.of("DROP FUNCTION IF EXISTS " + note + "()", "DROP TABLE IF EXISTS " + table)
                .toList();
    }

    /** Statement of a trigger function: looks whether the client is noted where this is so, once a transaction. */
    String noting(String condition) {
        return "    IF (" + condition + ") AND coalesce(pg_catalog.current_setting(" + SqlLiteral.quote(looked())
                + ", true), '') OPERATOR(pg_catalog.=) '' THEN\n      PERFORM " + note + "();\n    END IF;\n";
    }

    private String looked() {
        return setting + "_now";
    }
}
