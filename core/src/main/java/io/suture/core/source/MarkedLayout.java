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

    /**
     * Whether there is a file with a mark of the tool's. Names are looked at first, which spares most folders of other layouts the
     * search through all they hold.
     */
    boolean detects(List<SourceFile> files) {
        return files.stream().anyMatch(file -> name(file).isPresent() && marks.in(file));
    }

    MigrationSet read(List<SourceFile> files) {
        SetBuilder set = new SetBuilder(layout, files);
        for (SourceFile file : files.stream().filter(SourceFile::isSql).toList()) {
            name(file)
                    .ifPresentOrElse(
                            known -> add(set, file, known),
                            () -> set.refuse(file, "begin its name with a number and an underscore"));
        }
        return set.build();
    }

    private static Optional<NumberedName> name(SourceFile file) {
        return file.isSql() ? NumberedName.of(file.nameWithout(SUFFIX)) : Optional.empty();
    }

    private void add(SetBuilder set, SourceFile file, NumberedName name) {
        Draft draft = Draft.versioned(file, file.nameWithout(SUFFIX), rank.apply(name), name.description());
        set.noteNumber(name.number(), file);
        set.add(draft, List.of(file), () -> new MarkedReader(draft, marks).read());
    }
}
