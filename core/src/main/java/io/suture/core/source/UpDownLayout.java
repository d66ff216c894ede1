// SPDX-License-Identifier: Apache-2.0
package io.suture.core.source;

import com.google.auto.service.AutoService;
import io.suture.core.migration.MigrationSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A file for each direction, as golang-migrate and sqlx have them: {@code 1510262030_init.up.sql},
 * {@code 1510262030_init.down.sql}.
 *
 * <p>Id: the file name without {@code .up.sql}. Order: number, then name.
 */
@AutoService(Layout.class)
public final class UpDownLayout implements Layout {
    private static final String UP = ".up.sql";
    private static final String DOWN = ".down.sql";

    @Override
    public String name() {
        return "updown";
    }

    @Override
    public String looksLike() {
        return "0010_add_column.up.sql and 0010_add_column.down.sql";
    }

    @Override
    public boolean detects(List<SourceFile> files) {
        return files.stream().anyMatch(UpDownLayout::isHalf);
    }

    @Override
    public MigrationSet read(List<SourceFile> files) {
        SetBuilder set = new SetBuilder(this, files);
        files.stream()
                .filter(file -> file.isSql() && number(file).isEmpty())
                .forEach(file -> set.refuse(file, "rename it to <number>_<name>.up.sql or .down.sql"));
        new DownFiles(
                        f -> f.folder() + "/" + base(f),
                        f -> number(f).orElseThrow().number())
                .pair(halves(files, UP), halves(files, DOWN), set)
                .forEach((up, down) -> add(set, up, down));
        return set.build();
    }

    /** Whether it is a file of one direction. */
    static boolean isHalf(SourceFile file) {
        return file.endsWith(UP) || file.endsWith(DOWN);
    }

    private static List<SourceFile> halves(List<SourceFile> files, String suffix) {
        return files.stream()
                .filter(file -> file.endsWith(suffix) && number(file).isPresent())
                .toList();
    }

    private static Optional<NumberedName> number(SourceFile file) {
        return isHalf(file) ? NumberedName.of(base(file)) : Optional.empty();
    }

    private static String base(SourceFile file) {
        return file.nameWithout(file.endsWith(UP) ? UP : DOWN);
    }

    private static void add(SetBuilder set, SourceFile up, Optional<SourceFile> down) {
        NumberedName name = number(up).orElseThrow();
        Draft draft = Draft.versioned(up, base(up), name.byNumber(), name.description());
        List<SourceFile> files = Stream.concat(Stream.of(up), down.stream()).toList();
        set.noteNumber(name.number(), up);
        set.add(draft, files, () -> new ScriptReader(draft, false).read(down, Optional.empty()));
    }
}
