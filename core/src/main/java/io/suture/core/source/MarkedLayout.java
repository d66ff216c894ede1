// SPDX-License-Identifier: Apache-2.0
package io.suture.core.source;

import io.suture.core.migration.MigrationSet;
import io.suture.core.migration.Rank;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One numbered file a migration, divided by lines of comment.
 *
 * @param rank how the tool orders its files
 */
record MarkedLayout(Layout layout, Mark.Dialect marks, Function<NumberedName, Rank> rank) {
    private static final String SUFFIX = ".sql";

    MigrationSet read(List<SourceFile> files) {
        SetBuilder set = new SetBuilder(layout, files);
        for (SourceFile file : files.stream().filter(SourceFile::isSql).toList()) {
            Optional<NumberedName> name = NumberedName.of(file.nameWithout(SUFFIX));
            name.ifPresentOrElse(
                    known -> add(set, file, known),
                    () -> set.refuse(file, "begin its name with a number and an underscore"));
        }
        return set.build();
    }

    private void add(SetBuilder set, SourceFile file, NumberedName name) {
        Draft draft = Draft.versioned(file, file.nameWithout(SUFFIX), rank.apply(name), name.description());
        set.noteNumber(name.number(), file);
        set.add(draft, List.of(file), () -> new MarkedReader(draft, marks).read());
    }
}
