// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.connect;

import io.suture.core.ledger.Origin;
import java.time.Instant;
import java.util.Optional;

/**
 * What a session found when it was opened; read in the same round trip that sets its settings.
 *
 * @param version as {@code server_version_num}, for example {@code 150019}
 * @param database name
 * @param databaseOid number of the database; one that is dropped and made again under its name has another
 * @param systemIdentifier of the cluster ({@code pg_control_system()}), empty where it may not be read
 * @param standby whether the server is in recovery
 * @param readOnly whether the role, the database or the server makes transactions read-only by default
 * @param monitors whether other roles' activity can be seen ({@code pg_read_all_stats}, which {@code pg_monitor} includes)
 * @param mayCreateSchema whether {@link Login#sessionUser} has CREATE on the database
 * @param clock the server's, when asked
 * @param searchPath in force for this session
 * @param timeZone in force for this session
 * @param pooled whether something between us and the server speaks PostgreSQL's protocol; only session pooling gets this far
 */
public record ServerFacts(
        int version,
        String database,
        long databaseOid,
        Optional<String> systemIdentifier,
        Login login,
        boolean standby,
        boolean readOnly,
        boolean monitors,
        boolean mayCreateSchema,
        Instant clock,
        BackendId backend,
        String searchPath,
        String timeZone,
        boolean pooled) {

    /** The origin of a record made in this session. */
    public Origin origin(Origin before) {
        return before.at(database, versionText());
    }

    /** For example {@code 15}. */
    public int majorVersion() {
        return version / 10_000;
    }

    /** This very database and no other, whatever its name and address; empty where the cluster may not be asked who it is. */
    public Optional<String> place() {
        return systemIdentifier.map(cluster -> cluster + "/" + databaseOid);
    }

    /** For example {@code 15.19}. */
    public String versionText() {
        return majorVersion() + "." + version % 10_000;
    }
}
