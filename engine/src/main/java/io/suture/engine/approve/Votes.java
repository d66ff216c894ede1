// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.approve;

import io.suture.core.approval.Deed;
import io.suture.core.approval.Role;
import io.suture.core.approval.Seen;
import io.suture.core.approval.Vote;
import io.suture.core.migration.MigrationId;
import io.suture.core.plan.Seal;
import io.suture.core.sql.Since;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What was said of migrations, as the ledger has it. Goes through the whole ledger; under ACCESS SHARE. */
public final class Votes {
    /** Relations that a vote was about may differ from what they were, if only migrations of ours have run since. */
    private static final String QUERY = """
            WITH happened AS (
                SELECT coalesce(max(seq) FILTER (WHERE strpos(body, '"kind":"migration-done"') > 0), 0) AS ours,
                       coalesce(max(seq) FILTER (WHERE strpos(body, '"kind":"out-of-band"') > 0), 0) AS others
                FROM ONLY suture.ledger
                WHERE strpos(body, '"kind":"migration-done"') > 0 OR strpos(body, '"kind":"out-of-band"') > 0),
            said AS MATERIALIZED (
                SELECT l.seq, l.at, l.who::jsonb AS who, l.body::jsonb AS body, %s AS writer FROM ONLY suture.ledger AS l
                WHERE strpos(l.body, '"kind":"approval-') > 0)
            SELECT s.seq, s.body ->> 'migration', s.body ->> 'deed', s.body ->> 'role', s.body ->> 'kind' = 'approval-given',
                   s.who ->> 'user', to_char(s.at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS"Z"'),
                   s.body ->> 'plan_fingerprint', s.body ->> 'plan_content', s.body ->> 'reason',
                   h.ours > s.seq AND h.others < s.seq, s.body ->> 'seen', s.writer
            FROM said AS s CROSS JOIN happened AS h
            WHERE s.body ->> 'kind' IN ('approval-given', 'approval-rejected') AND s.body ->> 'migration' = ANY (?)
              AND s.body ->> 'role' = ANY (?) AND s.body ->> 'database_id' = (SELECT database_id FROM suture.meta)
            ORDER BY s.seq
            """.formatted(Since.transaction("l.xmin"));

    private Votes() {}

    /** In the order of the ledger. */
    public static List<Vote> of(Collection<MigrationId> migrations, Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(QUERY)) {
            Object[] ids = migrations.stream().map(MigrationId::value).toArray();
            query.setArray(1, connection.createArrayOf("text", ids));
            query.setArray(2, connection.createArrayOf("text", roles()));
            List<Vote> votes = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    votes.add(vote(row));
                }
            }
            return votes;
        }
    }

    private static Object[] roles() {
        return List.of(Role.values()).stream().map(Role::display).toArray();
    }

    private static Vote vote(ResultSet row) throws SQLException {
        return new Vote(
                row.getLong(1),
                MigrationId.of(row.getString(2)),
                Deed.of(row.getString(3)),
                Role.of(row.getString(4)),
                row.getBoolean(5),
                row.getString(6),
                row.getString(7),
                new Seal(text(row, 8), text(row, 9)),
                text(row, 10),
                row.getBoolean(11),
                Seen.of(text(row, 12), row.getLong(13)));
    }

    /** What another hand appended may leave something out. */
    private static String text(ResultSet row, int column) throws SQLException {
        String text = row.getString(column);
        return text == null ? "" : text;
    }
}
