// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.files;

import io.suture.core.migration.Migration;
import io.suture.core.migration.MigrationEntry;
import io.suture.core.migration.MigrationSet;
import java.util.function.Supplier;

/** A set whose contents fail the test if anybody looks into them. */
final class Unreadable {
    private Unreadable() {}

    static MigrationSet contents(MigrationSet set) {
        return new MigrationSet(
                set.layout(),
                set.entries().stream().map(Unreadable::content).toList(),
                set.baselines().stream().map(Unreadable::content).toList(),
                set.declared(),
                set.notices(),
                set.problems());
    }

    private static MigrationEntry content(MigrationEntry e) {
        Supplier<Migration> fails = () -> {
            throw new AssertionError(e + " was read again");
        };
        return new MigrationEntry(e.id(), e.kind(), e.path(), e.rank(), e.folderRelease(), e.bytes(), fails);
    }
}
