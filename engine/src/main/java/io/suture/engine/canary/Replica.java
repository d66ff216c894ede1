// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.canary;

import io.suture.core.problem.Problem;
import io.suture.core.problem.SutureException;
import io.suture.engine.connect.Purpose;
import io.suture.engine.connect.ServerFacts;
import io.suture.engine.connect.Session;
import io.suture.engine.connect.Sessions;
import java.sql.SQLException;
import java.util.Optional;

/**
 * A hot standby of the database, as somebody declared it.
 *
 * @param name for people and records, {@code host:port}
 */
public record Replica(String name, Sessions sessions) {

    /**
     * A session there.
     *
     * @param cluster system identifier of the primary, where that is known
     * @throws SutureException {@code REPLICA-NOT-STANDBY}, and what {@link Sessions#open} refuses
     */
    Session open(Optional<String> cluster) throws SQLException {
        Session session = sessions.open(Purpose.REPLICA);
        Optional<String> why = notOurs(session.facts(), cluster);
        if (why.isPresent()) {
            session.close();
            throw Problem.environment(
                            "REPLICA-NOT-STANDBY",
                            name + " is declared as a replica, but " + why.get(),
                            "what its readers feel says nothing of what replay of this run's changes does to readers",
                            "correct `replicas` in suture.yaml")
                    .asException();
        }
        return session;
    }

    private static Optional<String> notOurs(ServerFacts facts, Optional<String> cluster) {
        if (!facts.standby()) {
            return Optional.of("it is no standby");
        }
        boolean other = cluster.isPresent()
                && facts.systemIdentifier().isPresent()
                && !cluster.equals(facts.systemIdentifier());
        return other ? Optional.of("it is a standby of another server") : Optional.empty();
    }
}
