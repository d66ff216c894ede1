// SPDX-License-Identifier: Apache-2.0
package io.suture.core.source;

import com.google.auto.service.AutoService;
import io.suture.core.migration.MigrationId;
import io.suture.core.migration.MigrationKind;
import io.suture.core.migration.MigrationSet;
import io.suture.core.migration.Version;
import java.util.List;
import java.util.Optional;

/**
 * One file a migration: {@code 2.0.0/0010_add_compliance_fields.sql}, or flat. Its folder, or its front matter, names the
 * release; front matter and sections are described in the reference.
 *
 * <p>Id: the file name without {@code .sql}, unique across releases. Order: release, then number, then name; migrations of no
 * release come first.
 */
@AutoService(Layout.class)
public final class NativeLayout implements Layout {
    private static final String SUFFIX = ".sql";

    @Override
    public String name() {
        return "native";
    }

    @Override
    public String looksLike() {
        return "2.0.0/0010_add_column.sql or 20260801120000_add_column.sql";
    }

    @Override
    public boolean detects(List<SourceFile> files) {
        return files.stream().anyMatch(file -> isOurs(file) && !GooseLayout.marks(file) && !DbmateLayout.marks(file));
    }

    @Override
    public MigrationSet read(List<SourceFile> files) {
        SetBuilder set = new SetBuilder(this, files);
        set.releases(() -> Releases.in(files));
        Releases releases = new Releases();
        for (SourceFile file : files.stream().filter(SourceFile::isSql).toList()) {
            number(file)
                    .ifPresentOrElse(
                            name -> add(set, file, name, releases.ofFolders(file)),
                            () -> set.refuse(
                                    file, "begin its name with a number and an underscore: 0010_" + file.name()));
        }
        return set.build();
    }

    private static boolean isOurs(SourceFile file) {
        return file.isSql() && number(file).isPresent();
    }

    private static Optional<NumberedName> number(SourceFile file) {
        return UpDownLayout.isHalf(file)
                ? Optional.empty()
                : NumberedName.of(file.nameWithout(SUFFIX))
                        .filter(name -> !name.rest().isEmpty());
    }

    private static void add(SetBuilder set, SourceFile file, NumberedName name, Optional<Version> release) {
        MigrationId id = MigrationId.of(name.name());
        Draft draft = new Draft(file, id, MigrationKind.VERSIONED, name.byNumber(), name.description(), release);
        set.noteNumber(release.map(Version::text).orElse("") + "/" + name.number(), file);
        set.add(draft, List.of(file), () -> new ScriptReader(draft, true).read());
    }
}
