// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.approve;

import io.suture.core.approval.Deed;
import io.suture.core.approval.Holders;
import io.suture.core.approval.Request;
import io.suture.core.approval.Standing;
import io.suture.core.approval.Vote;
import io.suture.core.migration.MigrationId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What was said of some migrations, and who may speak, read at one time: where any request about them stands.
 *
 * @param votes in the order of the ledger
 */
public record Standings(List<Vote> votes, Holders holders) {
    public Standings {
        votes = List.copyOf(votes);
    }

    /** Two round trips; goes through the whole ledger, under ACCESS SHARE. */
    public static Standings of(Collection<MigrationId> migrations, Connection connection) throws SQLException {
        return new Standings(Votes.of(migrations, connection), RoleMembers.of(connection));
    }

    /** Where there is no ledger yet, nobody has said anything. */
    public static Standings withoutLedger(Connection connection) throws SQLException {
        return new Standings(List.of(), RoleMembers.of(connection));
    }

    /** @param executor login that is to do it; empty where nobody is yet */
    public Standing of(Request request, Optional<String> executor) {
        return Standing.of(request, votes, holders, executor);
    }

    /** Whether anybody who holds a role has agreed to it, whatever the plan was. */
    public boolean approved(MigrationId id, Deed deed) {
        return votes.stream()
                .filter(vote -> vote.migration().equals(id) && vote.deed() == deed && vote.approves())
                .anyMatch(holders::entitle);
    }
}
