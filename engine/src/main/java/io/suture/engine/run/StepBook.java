// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.ledger.ChangeEvent;
import io.suture.core.ledger.MigrationFacts;
import io.suture.engine.connect.BackendId;
import io.suture.engine.journal.StepKey;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** What journal and ledger have to say about one step, as statements that return no rows. */
interface StepBook {
    /** Which step of which attempt it is. */
    StepKey key();

    /** To commit before a statement that cannot commit with them. */
    List<String> intent(BackendId backend);

    /** Something about the migration to be put on record, in a transaction of its own or with the last statements of another. */
    List<String> event(Function<MigrationFacts, ChangeEvent> made);

    /**
     * To commit with the step, or right after it; the last statements of their transaction.
     *
     * @param took zero where it commits with the step
     */
    List<String> done(Duration took, int tries);
}
