// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.approve;

import io.suture.core.approval.Deed;
import io.suture.core.migration.MigrationId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * What was done in an emergency, without what was missing.
 *
 * @param seq of its entry in the ledger
 * @param at by the server's clock, for people
 * @param by session user, by the server's word
 * @param second who agreed, as the executor said; a claim
 */
public record EmergencyRun(long seq, MigrationId migration, String at, String by, String second, String reason) {
    private static final String QUERY = """
            WITH said AS MATERIALIZED (
                SELECT l.seq, l.at, l.who::jsonb AS who, l.body::jsonb AS body FROM ONLY suture.ledger AS l
                WHERE strpos(l.body, '"kind":"emergency-override"') > 0)
            SELECT o.seq, m.id, to_char(o.at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS"Z"'), o.who ->> 'user',
                   coalesce(o.body ->> 'second_claimed', ''), coalesce(o.body ->> 'justification', '')
            FROM said AS o CROSS JOIN LATERAL jsonb_array_elements_text(o.body -> 'migrations') AS m(id)
            WHERE o.body ->> 'kind' = 'emergency-override'
            ORDER BY o.seq
            """;

    /** All there were, in the order of the ledger; goes through the whole of it, under ACCESS SHARE. */
    public static List<EmergencyRun> all(Connection connection) throws SQLException {
        List<EmergencyRun> all = new ArrayList<>();
        try (Statement query = connection.createStatement();
                ResultSet row = query.executeQuery(QUERY)) {
            while (row.next()) {
                all.add(new EmergencyRun(
                        row.getLong(1),
                        MigrationId.of(row.getString(2)),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6)));
            }
        }
        return all;
    }

    /** Those that nobody who holds a role, and was not the one who ran it, has looked at since. */
    public static List<EmergencyRun> toBeReviewed(Connection connection) throws SQLException {
        List<EmergencyRun> all = all(connection);
        if (all.isEmpty()) {
            return List.of();
        }
        Standings said = Standings.of(
                all.stream().map(EmergencyRun::migration).distinct().toList(), connection);
        return all.stream().filter(run -> !run.isReviewed(said)).toList();
    }

    private boolean isReviewed(Standings said) {
        return said.votes().stream()
                .filter(vote -> vote.deed() == Deed.REVIEW && vote.approves() && vote.seq() > seq)
                .filter(vote -> vote.migration().equals(migration) && !vote.by().equals(by))
                .anyMatch(said.holders()::entitle);
    }
}
