// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.approve;

import io.suture.core.ledger.FillEvent;
import io.suture.core.migration.MigrationId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** How often rows that a migration had set aside were released to the end: an approval is for one release. */
public final class PastReleases {
    private static final String QUERY = """
            WITH said AS MATERIALIZED (
                SELECT l.body::jsonb AS body FROM ONLY suture.ledger AS l WHERE strpos(l.body, '"kind":"%1$s"') > 0)
            SELECT count(*) FROM said WHERE body ->> 'kind' = '%1$s' AND body ->> 'migration' = ?
            """.formatted(FillEvent.ReleaseDone.KIND);

    private PastReleases() {}

    /** One round trip; goes through the whole ledger, under ACCESS SHARE. */
    public static long count(MigrationId migration, Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(QUERY)) {
            query.setString(1, migration.value());
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
