// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import io.suture.core.sql.TableName;
import java.util.Optional;
import java.util.Set;

/** One wish of an author. A value: it computes, and touches nothing. */
public interface Operation {
    /**
     * Adds the steps it takes to the draft, what it does to what exists, and its effect to the outlook.
     *
     * @param draft of the migration it belongs to, at the place where it stands
     */
    void compile(Draft draft);

    /** Tables it alters that its statement does not name to PostgreSQL's grammar. */
    default Set<TableName> alters() {
        return Set.of();
    }

    /** Both as one, where that costs less than one after the other; empty where it does not. */
    default Optional<Operation> joinedWith(Operation next) {
        return Optional.empty();
    }
}
