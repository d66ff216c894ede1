// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.catalog.OwnNames;
import io.suture.core.catalog.Trigger;
import io.suture.core.plan.Step;
import io.suture.core.sql.RelationOid;
import io.suture.core.sql.SqlLiteral;
import io.suture.engine.connect.ServerProblem;
import io.suture.engine.connect.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The application's triggers that keep silent while rows are filled, and the proof that they did: in each of its transactions no
 * other table is written to, an audit table for example.
 *
 * @param names with their table
 * @param right by which {@code session_replication_role} is set: {@code superuser}, or the role it was granted to
 */
record SilencedTriggers(List<String> names, String right) {
    /** The SQLSTATE of a transaction that wrote elsewhere. */
    static final String SPOKE = "SU011";

    private static final int GRANTABLE_SINCE = 15;
    private static final String GRANTED = """
            (SELECT 'granted to ' || string_agg(DISTINCT coalesce(g.rolname, 'PUBLIC'), ', ')
             FROM pg_catalog.pg_parameter_acl AS p CROSS JOIN pg_catalog.aclexplode(p.paracl) AS a
             LEFT JOIN pg_catalog.pg_roles AS g ON g.oid = a.grantee
             WHERE p.parname = 'session_replication_role' AND a.privilege_type = 'SET'
               AND (a.grantee = 0 OR pg_catalog.pg_has_role(session_user, a.grantee, 'USAGE')))""";

    private static final String QUERY = """
            SELECT ARRAY(SELECT t.tgname || ' of ' || c.relname
                         FROM pg_catalog.pg_trigger AS t JOIN pg_catalog.pg_class AS c ON c.oid = t.tgrelid
                         WHERE t.tgrelid IN (%s) AND NOT t.tgisinternal AND t.tgenabled = 'O' AND t.tgname NOT LIKE %s ORDER BY 1),
                   CASE WHEN (SELECT rolsuper FROM pg_catalog.pg_roles WHERE rolname = session_user) THEN 'superuser'
                        ELSE coalesce(%s, 'unknown') END""";

    SilencedTriggers {
        names = List.copyOf(names);
    }

    static SilencedTriggers of(Step.Backfill step, Session session) throws SessionLost {
        String granted = session.facts().majorVersion() >= GRANTABLE_SINCE ? GRANTED : "NULL";
        String query = QUERY.formatted(family(step), SqlLiteral.quote(Trigger.OURS.replace("_", "\\_") + "%"), granted);
        try (Statement statement = session.connection().createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return new SilencedTriggers(List.of((String[]) row.getArray(1).getArray()), row.getString(2));
        } catch (SQLException e) {
            throw new SessionLost(ServerProblem.inOurSql(e), e);
        }
    }

    /** Statement before a range is written: how much this session has written to other tables until now. */
    static String before(Step.Backfill step) {
        return "SELECT pg_catalog.set_config('suture.elsewhere', (" + elsewhere(step) + ")::text, true)";
    }

    /** Statement after it; raises {@link #SPOKE} where that has become more. */
    static String after(Step.Backfill step) {
        return "DO $suture$ BEGIN IF (" + elsewhere(step) + ")::text <> pg_catalog.current_setting('suture.elsewhere')"
                + " THEN RAISE EXCEPTION SQLSTATE '" + SPOKE + "'; END IF; END $suture$";
    }

    /** The session's counters are kept for some time, so that a difference within a transaction is what that has written. */
    private static String elsewhere(Step.Backfill step) {
        return "SELECT coalesce(sum(s.n_tup_ins + s.n_tup_upd + s.n_tup_del), 0)"
                + " FROM pg_catalog.pg_stat_xact_user_tables AS s WHERE s.schemaname <> 'suture'"
                + " AND s.relname !~ '^" + OwnNames.BEGINNING + "' AND s.relid NOT IN ("
                + family(step) + ")";
    }

    private static String family(Step.Backfill step) {
        String table = RelationOid.of(step.table());
        return "SELECT " + table + " UNION ALL SELECT relid FROM pg_catalog.pg_partition_tree(" + table + ")";
    }
}
