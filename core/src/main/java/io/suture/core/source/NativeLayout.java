// SPDX-License-Identifier: Apache-2.0
package io.suture.core.source;

import com.google.auto.service.AutoService;
import io.suture.core.migration.MigrationId;
import io.suture.core.migration.MigrationKind;
import io.suture.core.migration.MigrationSet;
import io.suture.core.migration.Version;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One file a migration: {@code 2.0.0/0010_add_compliance_fields.sql}, or {@code .yaml}, or {@code .data.yaml}, or flat. Its folder, or what it says of
 * itself, names the release; front matter, sections and operations are described in the reference.
 *
 * <p>Id: the file name without its ending, unique across releases. Order: release, then number, then name; migrations of no
 * release come first.
 */
@AutoService(Layout.class)
public final class NativeLayout implements Layout {
    private static final String SQL = ".sql";
    private static final String YAML = ".yaml";
    static final String DATA = ".data.yaml";
    private static final String YML = ".yml";

    @Override
    public String name() {
        return "native";
    }

    @Override
    public String looksLike() {
        return "2.0.0/0010_add_column.sql, 20260801120000_add_column.sql, or .yaml";
    }

    @Override
    public boolean detects(List<SourceFile> files) {
        return files.stream().anyMatch(file -> isOurs(file) && !GooseLayout.marks(file) && !DbmateLayout.marks(file));
    }

    @Override
    public MigrationSet read(List<SourceFile> files) {
        SetBuilder set = new SetBuilder(this, files);
        Releases releases = new Releases();
        for (SourceFile file : files) {
            Optional<NumberedName> name = number(file);
            if (name.isPresent()) {
                add(set, file, name.get(), releases.ofFolders(file));
            } else if (file.isSql()) {
                set.refuse(file, "begin its name with a number and an underscore: 0010_" + file.name());
            } else if (file.endsWith(YML)
                    && NumberedName.of(file.nameWithout(YML)).isPresent()) {
                set.refuse(file, "name it .yaml");
            }
        }
        return set.build();
    }

    /** YAML with a number may be anything; with operations it is a migration. */
    private static boolean isOurs(SourceFile file) {
        return number(file).isPresent()
                && (file.isSql() || file.endsWith(DATA) || file.contains(YamlKey.OPERATIONS.display() + ":"));
    }

    private static Optional<NumberedName> number(SourceFile file) {
        Optional<String> suffix =
                Stream.of(SQL, DATA, YAML).filter(file::endsWith).findFirst();
        return UpDownLayout.isHalf(file)
                ? Optional.empty()
                : suffix.flatMap(ending -> NumberedName.of(file.nameWithout(ending)))
                        .filter(name -> !name.rest().isEmpty());
    }

    private static void add(SetBuilder set, SourceFile file, NumberedName name, Optional<Version> release) {
        MigrationId id = MigrationId.of(name.name());
        Draft draft = new Draft(file, id, MigrationKind.VERSIONED, name.byNumber(), name.description(), release);
        set.noteNumber(release.map(Version::text).orElse("") + "/" + name.number(), file);
        set.add(
                draft,
                List.of(file),
                () -> file.isSql() ? new ScriptReader(draft, true).read() : YamlReader.read(draft));
    }
}
