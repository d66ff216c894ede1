// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.doctor;

import com.google.auto.service.AutoService;
import io.suture.core.check.Check;
import java.sql.SQLException;

/** What the server's WAL is good for. */
@AutoService(Examination.class)
public final class WalLevel implements Examination {
    @Override
    public Check of(Patient patient) throws SQLException {
        String level = patient.texts("SELECT current_setting('wal_level')").getFirst();
        return switch (level) {
            case "logical" ->
                Check.pass("wal-level", "logical: replicas, backups to a point in time, logical replication");
            case "replica" -> Check.pass("wal-level", "replica: replicas and backups to a point in time");
            default ->
                Check.manual(
                        "wal-level",
                        level + ": no backup to a point in time, no replica",
                        "ALTER SYSTEM SET wal_level = replica; takes effect with a restart");
        };
    }
}
