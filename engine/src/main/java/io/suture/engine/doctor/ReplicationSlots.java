// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.doctor;

import com.google.auto.service.AutoService;
import io.suture.core.check.Check;
import java.sql.SQLException;
import java.util.List;

/** Whether a replication slot keeps WAL that nobody fetches: what a migration writes stays on the disk for as long. */
@AutoService(Examination.class)
public final class ReplicationSlots implements Examination {
    /** More than 1 GiB is a lot for one that is read, and anything for one that is not. */
    private static final String QUERY = """
            SELECT s.slot_name || ' keeps ' || pg_size_pretty(s.kept) || CASE WHEN s.active THEN '' ELSE ', read by nobody' END
            FROM (SELECT s.slot_name, s.active, s.wal_status,
                         pg_wal_lsn_diff(CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn() ELSE pg_current_wal_lsn() END,
                                         s.restart_lsn) AS kept
                  FROM pg_catalog.pg_replication_slots AS s) AS s
            WHERE NOT s.active OR s.kept > 1073741824 OR s.wal_status IN ('unreserved', 'lost')
            ORDER BY s.kept DESC NULLS LAST""";

    @Override
    public Check of(Patient patient) throws SQLException {
        List<String> slots = patient.texts(QUERY);
        return slots.isEmpty()
                ? Check.pass("slots", "no replication slot keeps WAL that is not fetched")
                : Check.fail(
                        "slots",
                        Patient.shown(slots),
                        "bring its reader back, or SELECT pg_drop_replication_slot(name); max_slot_wal_keep_size is a limit");
    }
}
