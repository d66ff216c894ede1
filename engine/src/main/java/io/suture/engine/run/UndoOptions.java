// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.migration.MigrationId;
import java.util.Optional;

/**
 * What is taken back. Defaults: the last one.
 *
 * @param only this one; refused if a later one depends on it or has run after it without {@code to}
 * @param to everything that ran after this one; it stays itself
 */
public record UndoOptions(Optional<MigrationId> only, Optional<MigrationId> to) {
    public static UndoOptions last() {
        return new UndoOptions(Optional.empty(), Optional.empty());
    }

    public static UndoOptions of(String id) {
        return new UndoOptions(Optional.of(MigrationId.of(id)), Optional.empty());
    }

    public static UndoOptions backTo(String id) {
        return new UndoOptions(Optional.empty(), Optional.of(MigrationId.of(id)));
    }
}
