// SPDX-License-Identifier: Apache-2.0
package io.suture.core.ledger;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a record is about. Each kind says itself what it adds to the fields every record has. */
public sealed interface LedgerEvent permits RunEvent, ChangeEvent, JournalEvent, ApprovalEvent {
    /** Stable name, lower case with dashes, for example {@code migration-completed}. */
    String kind();

    /** What became of it: a state of a migration ({@code completed}, {@code failed} …) or of a run. */
    String status();

    /** The migration it is about, if it is about one. */
    default Optional<MigrationFacts> about() {
        return Optional.empty();
    }

    /**
     * Fields of this kind by their JSON name; values are text, numbers below 2^53, booleans, null, lists and maps of these.
     * Replaces what {@link LedgerRecord} says where the name is the same.
     */
    Map<String, @Nullable Object> details();
}
