// SPDX-License-Identifier: Apache-2.0
package io.suture.core.source;

import io.suture.core.migration.Condition;
import io.suture.core.migration.Section;
import java.util.List;
import java.util.Optional;

/** The parts of a script that hold SQL. */
record Sections(List<Condition> preconditions, Section up, Optional<Section> down, List<Condition> verifications) {
    /** A mark with nothing below it is what a template left, no word of the author's; a down file of its own is one. */
    static Optional<Section> written(Optional<Section> down) {
        return down.filter(Section::hasSql);
    }

    static Sections of(Section up, Optional<Section> down) {
        return new Sections(List.of(), up, down, List.of());
    }

    /** The same, where an author who said something about transactions said it about both directions. */
    Sections transactional(Optional<Boolean> declared) {
        return declared.isEmpty()
                ? this
                : new Sections(
                        preconditions,
                        up.transactional(declared.get()),
                        down.map(section -> section.transactional(declared.get())),
                        verifications);
    }
}
