// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.ledger.RunEvent;
import io.suture.core.problem.Problem;
import io.suture.engine.connect.ServerFacts;
import java.util.Optional;

/** Which database a run is in: after its session was lost, another server may answer to the same name. */
final class Whereabouts {
    private Optional<String> place = Optional.empty();

    /**
     * A session was opened; nothing has been done in it.
     *
     * @param display where sessions go, for people
     * @throws io.suture.core.problem.SutureException {@code RUN-OTHER-DATABASE}
     */
    void arrive(ServerFacts facts, String display) {
        if (place.isPresent() && !place.equals(facts.place())) {
            throw Problem.environment(
                            "RUN-OTHER-DATABASE",
                            "another database answers at " + display + " than before the session broke",
                            "neither its journal nor its tables are those that were being migrated; it was not touched",
                            "see where the name leads, then run the same command again: it goes on from the journal")
                    .asException();
        }
        place = facts.place();
    }

    /**
     * Whether it is a standby that was promoted: the same database, as far as it had got.
     *
     * @param last in the session before; empty where there was none
     */
    static Optional<RunEvent.FailedOver> failover(Optional<Stamps.Moment> last, Stamps.Moment now) {
        return last.filter(before -> !before.timeline().equals(now.timeline()))
                .map(before -> new RunEvent.FailedOver(
                        before.timeline(), now.timeline(), Math.max(0, before.recorded() - now.recorded())));
    }
}
