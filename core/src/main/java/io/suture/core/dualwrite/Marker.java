// SPDX-License-Identifier: Apache-2.0
package io.suture.core.dualwrite;

import io.suture.core.sql.Identifier;
import io.suture.core.sql.SqlLiteral;
import io.suture.core.sql.TableName;
import java.util.List;

/**
 * Tells a column that was left out from one that was set to null: its default notes that it was asked, and is null. A default is
 * evaluated only where the column is left out (manual of PostgreSQL 18, INSERT), a row before that row's triggers.
 *
 * @param function in the table's schema, executable by everybody who may write the table
 * @param setting the transaction's own; counts the columns left out
 */
record Marker(TableName function, Identifier column, String type, String setting) {
    /** In order; the column is there, and gets no value in any row that exists. */
    List<String> create(TableName table) {
        return List.of(
                """
                CREATE FUNCTION %1$s() RETURNS %2$s LANGUAGE plpgsql VOLATILE AS $suture$
                DECLARE
                  noted text := pg_catalog.current_setting(%3$s, true);
                BEGIN
                  noted := pg_catalog.set_config(%3$s, (coalesce(nullif(noted, ''), '0')::int + 1)::text, true);
                  RETURN NULL;
                END $suture$""".formatted(function, type, SqlLiteral.quote(setting)),
                "GRANT EXECUTE ON FUNCTION " + function + "() TO PUBLIC",
                "ALTER TABLE " + table + " ALTER COLUMN " + column + " SET DEFAULT " + function + "()");
    }

    List<String> drop(TableName table) {
        return List.of(
                "ALTER TABLE " + table + " ALTER COLUMN " + column + " DROP DEFAULT",
                "DROP FUNCTION IF EXISTS " + function + "()");
    }
}
