// SPDX-License-Identifier: Apache-2.0
package io.suture.core.source;

import com.google.auto.service.AutoService;
import io.suture.core.migration.Migration;
import io.suture.core.migration.MigrationId;
import io.suture.core.migration.MigrationKind;
import io.suture.core.migration.MigrationSet;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Flyway's files: {@code V1.2__add_column.sql}, {@code U1.2__add_column.sql} to undo it, {@code R__views.sql} to run after all
 * versions whenever it changed, {@code B5__schema.sql} in place of all versions up to its own where none has run, {@code V1.2__add_column.sql.conf} with {@code executeInTransaction=false}.
 *
 * <p>Its callbacks are noted and never run.
 *
 * <p>Id: the version as displayed; of a baseline {@code B} and the version; of a repeatable one its file name without {@code .sql}. Order: version, by numbers.
 */
@AutoService(Layout.class)
public final class FlywayLayout implements Layout {
    private static final String SUFFIX = ".sql";
    private static final String CONF = ".conf";
    private static final Pattern CALLBACK = Pattern.compile("((before|after)[A-Z]\\w*?|createSchema)(__.*)?");

    @Override
    public String name() {
        return "flyway";
    }

    @Override
    public String looksLike() {
        return "V1.2__add_column.sql, U1.2__add_column.sql, R__views.sql";
    }

    @Override
    public boolean detects(List<SourceFile> files) {
        return files.stream().anyMatch(file -> Named.of(file).isPresent());
    }

    @Override
    public MigrationSet read(List<SourceFile> files) {
        SetBuilder set = new SetBuilder(this, files);
        List<Named> named = named(files, set);
        Map<List<BigInteger>, Named> downs = byVersion(named, 'U', set);
        Map<String, SourceFile> confs =
                files.stream().filter(f -> f.endsWith(CONF)).collect(Collectors.toMap(SourceFile::path, f -> f));
        byVersion(named, 'V', set).forEach((version, up) -> {
            Optional<SourceFile> down =
                    Optional.ofNullable(downs.remove(version)).map(Named::file);
            add(
                    set,
                    up.versioned(),
                    down,
                    Optional.ofNullable(confs.get(up.file().path() + CONF)));
        });
        byVersion(named, 'B', set)
                .values()
                .forEach(b -> addBaseline(
                        set,
                        b.baseline(),
                        Optional.ofNullable(confs.get(b.file().path() + CONF))));
        downs.values().stream().map(Named::file).sorted().forEach(set::noUp);
        named.stream()
                .filter(f -> f.has('R'))
                .forEach(f -> add(set, f.repeatable(), Optional.empty(), Optional.empty()));
        return set.build();
    }

    /** A file whose name is one of Flyway's. */
    private record Named(SourceFile file, FlywayName name) {
        static Optional<Named> of(SourceFile file) {
            return file.isSql()
                    ? FlywayName.of(file.nameWithout(SUFFIX)).map(name -> new Named(file, name))
                    : Optional.empty();
        }

        boolean has(char prefix) {
            return name.prefix() == prefix;
        }

        Draft versioned() {
            return Draft.versioned(file, name.version(), name.rank(), name.description());
        }

        Draft baseline() {
            return Draft.versioned(file, name.prefix() + name.version(), name.rank(), name.description());
        }

        Draft repeatable() {
            MigrationId id = MigrationId.of(file.nameWithout(SUFFIX));
            return new Draft(file, id, MigrationKind.REPEATABLE, name.rank(), name.description(), Optional.empty());
        }
    }

    private static List<Named> named(List<SourceFile> files, SetBuilder set) {
        List<Named> named = new ArrayList<>();
        files.stream()
                .filter(SourceFile::isSql)
                .forEach(file -> Named.of(file).ifPresentOrElse(named::add, () -> other(file, set)));
        return named;
    }

    private static void other(SourceFile file, SetBuilder set) {
        if (CALLBACK.matcher(file.nameWithout(SUFFIX)).matches()) {
            set.notice("FLYWAY-CALLBACK", file, "is a callback of Flyway's; it is never run");
        } else {
            set.refuse(file, fix(file));
        }
    }

    private static Map<List<BigInteger>, Named> byVersion(List<Named> files, char prefix, SetBuilder set) {
        Map<List<BigInteger>, Named> found = new LinkedHashMap<>();
        for (Named file : files.stream().filter(f -> f.has(prefix)).toList()) {
            FlywayName name = file.name();
            Optional.ofNullable(found.putIfAbsent(name.key(), file))
                    .ifPresent(first -> set.problem(SetBuilder.duplicate(
                            prefix + " of version \"" + name.version() + "\"", first.file(), file.file())));
        }
        return found;
    }

    private static void add(SetBuilder set, Draft draft, Optional<SourceFile> down, Optional<SourceFile> conf) {
        set.add(draft, files(draft, down, conf), () -> content(draft, down, conf));
    }

    private static void addBaseline(SetBuilder set, Draft draft, Optional<SourceFile> conf) {
        set.addBaseline(draft, files(draft, Optional.empty(), conf), () -> content(draft, Optional.empty(), conf));
    }

    private static List<SourceFile> files(Draft draft, Optional<SourceFile> down, Optional<SourceFile> conf) {
        return Stream.of(Optional.of(draft.up()), down, conf)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Migration content(Draft draft, Optional<SourceFile> down, Optional<SourceFile> conf) {
        return new ScriptReader(draft, false)
                .read(down, conf.flatMap(file -> new KeyValueFile(file, "executeInTransaction").flag()));
    }

    private static String fix(SourceFile file) {
        return FlywayName.of(capitalised(file.nameWithout(SUFFIX))).isPresent()
                ? "rename it to " + capitalised(file.name()) + ": prefixes are capital letters"
                : "rename it to V<version>__<description>.sql, or move it out of the folder";
    }

    private static String capitalised(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
