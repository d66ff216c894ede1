// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.assess.Risk;
import io.suture.engine.connect.Session;
import io.suture.engine.journal.Journal;
import io.suture.engine.ledger.Scribe;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** What a run is to bring about. It is asked again after each answer has been done, until nothing is left. */
interface Assignment {
    /** For the record, for example {@code migrate}. */
    String command();

    /** For the record: as given, without connection details. */
    SortedMap<String, String> options();

    /**
     * What to do next, planned from the journal and the catalog as they are; empty when nothing is left.
     *
     * @throws io.suture.core.problem.SutureException with everything that stands against it; nothing of the answer has been begun
     */
    List<Task> next(Session session, Journal journal) throws SQLException;

    /** How much is at stake in a task of it, which says when it may run; empty where it waits for no window. Only asked where there is one. */
    Optional<Risk> risk(Task task, Session session) throws SQLException;

    /**
     * Hears that a task of it is done, in the session that did it.
     *
     * @param scribe of the run's records
     */
    default void done(Task task, Session session, Scribe scribe) throws SQLException {}
}
