// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.journal;

import io.suture.core.ledger.Origin;
import io.suture.core.ledger.Protection;
import io.suture.engine.connect.Session;
import io.suture.engine.ledger.Scribe;
import java.time.Instant;

/**
 * What a journal is given when it is made.
 *
 * @param origin of the records about it; its database identity is replaced by the new one
 * @param runnerClock now, by the runner's clock
 */
public record Birth(Origin origin, Protection protection, Instant runnerClock) {

    /** By the one who writes the records, in the database that the session is connected to. */
    public static Birth of(Scribe scribe, Session session, Protection protection) {
        return new Birth(
                session.facts().origin(scribe.origin()),
                protection,
                scribe.clock().instant());
    }
}
