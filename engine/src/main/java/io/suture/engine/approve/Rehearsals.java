// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.approve;

import io.suture.core.ledger.ApprovalEvent;
import io.suture.core.migration.Checksums;
import io.suture.core.migration.MigrationId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the newest rehearsal of each migration, as somebody has recorded it, says of its way back. */
public final class Rehearsals {
    /** Nobody has looked. */
    public static final Rehearsals NONE = new Rehearsals(Map.of());

    private static final String QUERY = """
            WITH said AS MATERIALIZED (
                SELECT l.seq, l.body::jsonb AS body FROM ONLY suture.ledger AS l WHERE strpos(l.body, '"kind":"%1$s"') > 0)
            SELECT body ->> 'migration', body ->> 'checksums', coalesce((body ->> 'rollback_tested')::boolean, false) FROM said
            WHERE body ->> 'kind' = '%1$s' AND body ->> 'migration' = ANY (?) ORDER BY seq
            """.formatted(ApprovalEvent.Rehearsed.KIND);

    private record Seen(String checksums, boolean back) {}

    private final Map<MigrationId, Seen> newest;

    private Rehearsals(Map<MigrationId, Seen> newest) {
        this.newest = Map.copyOf(newest);
    }

    /** One round trip; goes through the whole ledger, under ACCESS SHARE. */
    public static Rehearsals of(Collection<MigrationId> migrations, Connection connection) throws SQLException {
        Map<MigrationId, Seen> newest = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(QUERY)) {
            Object[] ids = migrations.stream().map(MigrationId::value).toArray();
            query.setArray(1, connection.createArrayOf("text", ids));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    newest.put(MigrationId.of(row.getString(1)), new Seen(row.getString(2), row.getBoolean(3)));
                }
            }
        }
        return new Rehearsals(newest);
    }

    /** Whether its way back restored all; empty where it was not rehearsed with this content. */
    public Optional<Boolean> wayBack(MigrationId migration, Optional<Checksums> content) {
        return Optional.ofNullable(newest.get(migration))
                .filter(seen -> content.map(Checksums::toText).equals(Optional.of(seen.checksums())))
                .map(Seen::back);
    }
}
