// SPDX-License-Identifier: Apache-2.0
package io.suture.core.source;

import com.google.auto.service.AutoService;
import io.suture.core.migration.Migration;
import io.suture.core.migration.MigrationId;
import io.suture.core.migration.MigrationKind;
import io.suture.core.migration.MigrationSet;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Flyway's files: {@code V1.2__add_column.sql}, {@code U1.2__add_column.sql} to undo it, {@code R__views.sql} to run after all
 * versions whenever it changed, {@code V1.2__add_column.sql.conf} with {@code executeInTransaction=false}.
 *
 * <p>Id: the version as displayed; of a repeatable one its file name without {@code .sql}. Order: version, by numbers.
 */
@AutoService(Layout.class)
public final class FlywayLayout implements Layout {
    private static final String SUFFIX = ".sql";

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
        return files.stream().anyMatch(file -> named(file).isPresent());
    }

    @Override
    public MigrationSet read(List<SourceFile> files) {
        SetBuilder set = new SetBuilder(this, files);
        files.stream().filter(f -> f.isSql() && named(f).isEmpty()).forEach(f -> set.refuse(f, fix(f)));
        Map<List<BigInteger>, SourceFile> downs = byVersion(files, 'U', set);
        Map<List<BigInteger>, SourceFile> ups = byVersion(files, 'V', set);
        Map<String, SourceFile> confs = files.stream().collect(Collectors.toMap(SourceFile::path, f -> f));
        ups.forEach((version, up) -> {
            Optional<SourceFile> conf = Optional.ofNullable(confs.get(up.path() + ".conf"));
            add(set, versioned(up), Optional.ofNullable(downs.remove(version)), conf);
        });
        downs.values().stream().sorted().forEach(set::noUp);
        files.stream()
                .filter(f -> has(f, 'R'))
                .forEach(f -> add(set, repeatable(f), Optional.empty(), Optional.empty()));
        return set.build();
    }

    private static Optional<FlywayName> named(SourceFile file) {
        return file.isSql() ? FlywayName.of(file.nameWithout(SUFFIX)) : Optional.empty();
    }

    private static boolean has(SourceFile file, char prefix) {
        return named(file).filter(name -> name.prefix() == prefix).isPresent();
    }

    private static Map<List<BigInteger>, SourceFile> byVersion(List<SourceFile> files, char prefix, SetBuilder set) {
        Map<List<BigInteger>, SourceFile> found = new HashMap<>();
        for (SourceFile file : files.stream().filter(f -> has(f, prefix)).toList()) {
            FlywayName name = named(file).orElseThrow();
            Optional.ofNullable(found.putIfAbsent(name.key(), file))
                    .ifPresent(first -> set.problem(
                            SetBuilder.duplicate(prefix + " of version \"" + name.version() + "\"", first, file)));
        }
        return found;
    }

    private static Draft versioned(SourceFile file) {
        FlywayName name = named(file).orElseThrow();
        return Draft.versioned(file, name.version(), name.rank(), name.description());
    }

    private static Draft repeatable(SourceFile file) {
        FlywayName name = named(file).orElseThrow();
        MigrationId id = MigrationId.of(file.nameWithout(SUFFIX));
        return new Draft(file, id, MigrationKind.REPEATABLE, name.rank(), name.description(), Optional.empty());
    }

    private static void add(SetBuilder set, Draft draft, Optional<SourceFile> down, Optional<SourceFile> conf) {
        List<SourceFile> files = Stream.of(Optional.of(draft.up()), down, conf)
                .flatMap(Optional::stream)
                .toList();
        set.add(draft, files, () -> content(draft, down, conf));
    }

    private static Migration content(Draft draft, Optional<SourceFile> down, Optional<SourceFile> conf) {
        return new ScriptReader(draft, false)
                .read(down, conf.flatMap(file -> new KeyValueFile(file, "executeInTransaction").flag()));
    }

    private static String fix(SourceFile file) {
        return FlywayName.of(capitalised(file.nameWithout(SUFFIX))).isPresent()
                ? "rename it to " + capitalised(file.name()) + ": prefixes are capital letters"
                : "rename it to V<version>__<description>.sql, or move it out of the folder; callbacks are not run";
    }

    private static String capitalised(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
