// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.ledger;

import io.suture.core.ledger.LedgerEvent;
import io.suture.core.ledger.LedgerRecord;
import io.suture.core.ledger.Origin;
import io.suture.engine.connect.Session;
import java.time.Clock;

/**
 * Makes the records of one run, or of one command.
 *
 * @param origin complete once it is {@link #in} a session
 * @param clock the runner's, for the record only: the server's stands beside it
 */
public record Scribe(Origin origin, Clock clock) {

    /** The same, to write of the database that the session is connected to. */
    public Scribe in(Session session, String databaseId) {
        return new Scribe(session.facts().origin(origin).ofDatabase(databaseId), clock);
    }

    public LedgerRecord record(LedgerEvent event) {
        return new LedgerRecord(origin, clock.instant(), event);
    }

    /** The statement that appends it; see {@link LedgerSql#append}. */
    public String append(LedgerEvent event) {
        return LedgerSql.append(record(event));
    }

    /** The statement that appends it, its duration measured by the server; see {@link LedgerSql#appendTimed}. */
    public String appendTimed(LedgerEvent event, String since) {
        return LedgerSql.appendTimed(record(event), since);
    }
}
