// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.lint;

import io.suture.core.migration.MigrationEntry;
import io.suture.core.migration.MigrationSet;
import io.suture.core.migration.Section;
import io.suture.core.problem.Problem;
import io.suture.core.problem.Problems;
import io.suture.core.problem.SutureException;
import io.suture.core.source.Layouts;
import io.suture.core.source.SourceFile;
import io.suture.core.sql.SourceName;
import io.suture.core.sql.SqlScript;
import io.suture.engine.files.MigrationFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Finds and reads what a {@link LintRequest} names. */
final class LintFiles {
    private static final String SCHEMA = ".schema.sql";

    private final LintRequest request;
    private final Problems problems;

    LintFiles(LintRequest request, Problems problems) {
        this.request = request;
        this.problems = problems;
    }

    List<LintFile> all() {
        List<LintFile> found = new ArrayList<>();
        request.paths().forEach(p -> problems.collect(() -> found.addAll(of(p))));
        return found;
    }

    /** {@code --schema}, parsed. */
    List<SqlScript> existing() {
        return request.schema()
                .flatMap(file -> problems.collect(() -> parse(file)))
                .map(List::of)
                .orElse(List.of());
    }

    private List<LintFile> of(Path path) {
        if (path.toString().equals("-")) {
            return List.of(new LintFile(
                    () -> SqlScript.parse(request.input().get(), SourceName.of("<stdin>"), request.parsing()),
                    Optional.empty(),
                    Optional.empty()));
        }
        return Files.isDirectory(path) ? folder(path) : List.of(file(path));
    }

    private List<LintFile> folder(Path folder) {
        List<SourceFile> files = MigrationFiles.read(folder);
        return request.isolated() ? loose(folder, files) : migrations(folder, files);
    }

    /** Migrations in their order, up parts only; where the folder is of no layout, every file by its name. */
    private List<LintFile> migrations(Path folder, List<SourceFile> files) {
        MigrationSet set;
        try {
            set = Layouts.installed().read(files, request.layout());
        } catch (SutureException e) {
            if (e.problems().stream().anyMatch(p -> p.code().equals("LAYOUT-NONE"))) {
                return loose(folder, files);
            }
            throw e;
        }
        return set.entries().stream().map(entry -> migration(folder, entry)).toList();
    }

    private LintFile migration(Path folder, MigrationEntry entry) {
        Optional<Section> up = problems.collect(() -> entry.migration().up());
        return new LintFile(
                () -> up.map(s -> inFolder(folder, s).parse(request.parsing()))
                        .orElseThrow(() -> new SutureException(List.of())),
                up.flatMap(LintFile::declared),
                Optional.empty());
    }

    private static Section inFolder(Path folder, Section section) {
        return new Section(
                name(folder.resolve(section.file())), section.firstLine(), section.text(), section.transactional());
    }

    private List<LintFile> loose(Path folder, List<SourceFile> files) {
        return files.stream()
                .filter(f -> f.isSql() && !f.endsWith(SCHEMA))
                .map(f -> file(folder.resolve(f.path())))
                .toList();
    }

    private LintFile file(Path path) {
        Path beside = path.resolveSibling(path.getFileName().toString().replaceFirst("\\.sql$", "") + SCHEMA);
        Optional<Supplier<SqlScript>> schema =
                request.isolated() && Files.exists(beside) ? Optional.of(() -> parse(beside)) : Optional.empty();
        return new LintFile(() -> parse(path), Optional.empty(), schema);
    }

    private SqlScript parse(Path path) {
        try {
            return SqlScript.parse(
                    Files.readString(path, StandardCharsets.UTF_8), SourceName.of(name(path)), request.parsing());
        } catch (IOException e) {
            throw Problem.user(
                            "LINT-FILE",
                            "the file \"" + name(path) + "\" cannot be read",
                            e.getClass().getSimpleName(),
                            "name files or folders that are there, or - for standard input")
                    .asException();
        }
    }

    private static String name(Path path) {
        return path.toString().replace('\\', '/');
    }
}
