// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.status;

import io.suture.core.approval.Vote;
import io.suture.core.migration.MigrationId;
import io.suture.engine.approve.EmergencyRun;
import io.suture.engine.approve.Votes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/**
 * What people have said of a protected database's migrations.
 *
 * @param votes on what waits, in the order of the ledger; whether they still count depends on the plan, which is not made here
 * @param toBeReviewed what was run in an emergency
 */
public record Agreed(List<Vote> votes, List<EmergencyRun> toBeReviewed) {
    public static final Agreed NOBODY = new Agreed(List.of(), List.of());

    public Agreed {
        votes = List.copyOf(votes);
        toBeReviewed = List.copyOf(toBeReviewed);
    }

    /** @param waiting migrations that are not at their end */
    public static Agreed on(Collection<MigrationId> waiting, Connection connection) throws SQLException {
        return new Agreed(Votes.of(waiting, connection), EmergencyRun.toBeReviewed(connection));
    }
}
