// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.rehearse;

import io.suture.core.catalog.Catalog;
import io.suture.core.catalog.Relation;
import io.suture.core.migration.Section;
import java.util.Optional;

/** Which tables a script may have changed. */
@FunctionalInterface
interface Changes {
    /** All of them. */
    Changes EVERYTHING = table -> true;

    boolean concern(Relation table);

    /**
     * Those that look otherwise than before, and those whose names stand in the script: it may have changed their rows.
     *
     * @param before the schema before the script ran
     */
    static Changes of(Catalog before, Section script) {
        return table -> !before.relation(table.name()).equals(Optional.of(table))
                || script.text().contains(table.name().name().value());
    }
}
