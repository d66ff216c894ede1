// SPDX-License-Identifier: Apache-2.0
package io.suture.core.source;

import io.suture.core.migration.Migration;
import io.suture.core.migration.MigrationSet;
import io.suture.core.migration.Rank;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A folder a migration, with a file for each direction in it.
 *
 * @param upName name of the file with the up part
 * @param downName name of the file with the down part
 * @param settings name and key of a file that may say whether the migration shares a transaction
 * @param rank how the tool orders its folders
 */
record FolderLayout(
        Layout layout,
        String upName,
        String downName,
        Optional<FolderLayout.Settings> settings,
        Function<NumberedName, Rank> rank) {
    record Settings(String fileName, String key) {}

    boolean detects(List<SourceFile> files) {
        return files.stream()
                .anyMatch(file -> file.name().equals(upName) && number(file).isPresent());
    }

    MigrationSet read(List<SourceFile> files) {
        SetBuilder set = new SetBuilder(layout, files);
        files.stream()
                .filter(file -> file.isSql() && !belongs(file))
                .forEach(file -> set.refuse(file, "move it to <number>_<name>/" + upName));
        Map<String, List<SourceFile>> folders = files.stream()
                .filter(file -> number(file).isPresent())
                .collect(Collectors.groupingBy(SourceFile::folder, TreeMap::new, Collectors.toList()));
        folders.values().forEach(inside -> add(set, inside));
        return set.build();
    }

    private boolean belongs(SourceFile file) {
        return number(file).isPresent()
                && (file.name().equals(upName) || file.name().equals(downName));
    }

    private static Optional<NumberedName> number(SourceFile file) {
        return NumberedName.of(file.folderName());
    }

    private void add(SetBuilder set, List<SourceFile> inside) {
        Optional<SourceFile> down = named(inside, downName);
        Optional<SourceFile> said = settings.flatMap(s -> named(inside, s.fileName()));
        named(inside, upName).ifPresentOrElse(up -> add(set, up, down, said), () -> down.ifPresent(set::noUp));
    }

    private void add(SetBuilder set, SourceFile up, Optional<SourceFile> down, Optional<SourceFile> said) {
        NumberedName name = number(up).orElseThrow();
        Draft draft = Draft.versioned(up, up.folderName(), rank.apply(name), name.description());
        List<SourceFile> files =
                Stream.of(Optional.of(up), down, said).flatMap(Optional::stream).toList();
        set.noteNumber(name.digits(), up);
        set.add(draft, files, () -> content(draft, down, said));
    }

    private Migration content(Draft draft, Optional<SourceFile> down, Optional<SourceFile> said) {
        Optional<Boolean> transactional = said.flatMap(
                file -> new KeyValueFile(file, settings.orElseThrow().key()).flag());
        return new ScriptReader(draft, false).read(down, transactional);
    }

    private static Optional<SourceFile> named(List<SourceFile> files, String name) {
        return files.stream().filter(file -> file.name().equals(name)).findFirst();
    }
}
