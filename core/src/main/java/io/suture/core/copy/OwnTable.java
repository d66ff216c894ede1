// SPDX-License-Identifier: Apache-2.0
package io.suture.core.copy;

import io.suture.core.sql.SqlLiteral;
import io.suture.core.sql.TableName;

/**
 * A table of ours that nobody but its owner has rights on, whatever {@code ALTER DEFAULT PRIVILEGES} gives to others: who may not read the table that
 * its rows or keys come from may not read this. Rows of it can be deleted where a publication of whatever there is has it, too: it has no key that would
 * be its replica identity.
 */
public final class OwnTable {
    private OwnTable() {}

    /** A statement, right after the one that makes the table. */
    public static String on(TableName name) {
        return """
                DO $suture$ DECLARE suture_role text; BEGIN
                FOR suture_role IN SELECT DISTINCT CASE a.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(a.grantee)) END
                    FROM pg_catalog.pg_class AS c CROSS JOIN LATERAL pg_catalog.aclexplode(c.relacl) AS a
                    WHERE c.oid = CAST(%s AS pg_catalog.regclass) AND a.grantee <> c.relowner
                LOOP EXECUTE %s || suture_role; END LOOP;
                ALTER TABLE %s REPLICA IDENTITY FULL;
                END $suture$""".formatted(
                SqlLiteral.quote(name.toString()), SqlLiteral.quote("REVOKE ALL ON TABLE " + name + " FROM "), name);
    }
}
