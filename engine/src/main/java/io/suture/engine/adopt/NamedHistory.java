// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.adopt;

import io.suture.core.migration.MigrationEntry;
import io.suture.core.source.SourceFile;

/** Names alone: the tool keeps neither a checksum nor a lock. A row is about the file of the same name, whatever its ending. */
final class NamedHistory {
    private NamedHistory() {}

    static Match match(MigrationEntry entry, SourceFile file, HistoryRow row) {
        String name = stem(row.name());
        return name.equals(stem(file.name())) || name.equals(entry.id().value()) ? Match.SAME : Match.OTHER;
    }

    /** Without the endings of SQL, JavaScript and TypeScript files. */
    private static String stem(String name) {
        return name.replaceAll("(\\.up)?\\.(sql|js|cjs|mjs|ts)$", "");
    }
}
