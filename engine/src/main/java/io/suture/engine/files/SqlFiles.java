// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.files;

import io.suture.core.migration.Migration;
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
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Finds and reads what a {@link Selection} names. Every file is read, however many are wrong. */
public final class SqlFiles {
    private static final String SCHEMA = ".schema.sql";

    /** A comment that may divide a file into parts. */
    private static final Pattern MARKED = Pattern.compile(
            "^[ \\t]*(--|#).*(suture:|migrate:|\\+\\w+[ \\t]+(up|down)|down[ \\t]+migration|!downs|/ drop below)",
            Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    private static final Pattern YAML = Pattern.compile("\\.ya?ml$");

    private final Selection selection;
    private final Problems problems;

    /** @param problems told what cannot be read */
    public SqlFiles(Selection selection, Problems problems) {
        this.selection = selection;
        this.problems = problems;
    }

    /** In their order: a folder of migrations by its layout, up parts only; {@code FILES-NAMED}, {@code FILES-…}, {@code FILE-NOT-UTF8}. */
    public List<SqlFile> all() {
        List<SqlFile> found = new ArrayList<>();
        selection.paths().forEach(p -> problems.collect(() -> found.addAll(of(p))));
        return found;
    }

    /** {@code --schema}, parsed. */
    public List<SqlScript> existing() {
        return selection
                .schema()
                .flatMap(file -> problems.collect(() -> parse(file)))
                .map(List::of)
                .orElse(List.of());
    }

    private List<SqlFile> of(Path path) {
        if (path.toString().equals("-")) {
            return List.of(SqlFile.plain(
                    () -> SqlScript.parse(selection.input().get(), SourceName.of("<stdin>"), selection.parsing())));
        }
        return Files.isDirectory(path) ? folder(path) : file(path).stream().toList();
    }

    private List<SqlFile> folder(Path folder) {
        List<SourceFile> files = MigrationFiles.read(folder);
        return selection.isolated() ? loose(folder, files) : migrations(folder, files);
    }

    /** Migrations in their order, up parts only; where the folder is of no layout, every file by its name. */
    private List<SqlFile> migrations(Path folder, List<SourceFile> files) {
        MigrationSet set;
        try {
            set = Layouts.installed().read(files, selection.layout());
        } catch (SutureException e) {
            if (e.problems().stream().anyMatch(p -> p.code().equals("LAYOUT-NONE"))) {
                return loose(folder, files);
            }
            throw e;
        }
        return set.entries().stream()
                .flatMap(entry -> migration(folder, entry).stream())
                .toList();
    }

    private Optional<SqlFile> migration(Path folder, MigrationEntry entry) {
        return problems.collect(() -> entry.migration().up())
                .map(up -> SqlFile.of(entry.id(), up, parsed(folder, up), down(folder, entry)));
    }

    /** Only what its author has written; what is wrong with it is told with the rest of the file. */
    private Optional<Supplier<SqlScript>> down(Path folder, MigrationEntry entry) {
        return entry.migration().down().map(d -> parsed(folder, d));
    }

    private Supplier<SqlScript> parsed(Path folder, Section section) {
        return () -> inFolder(folder, section).parse(selection.parsing());
    }

    private static Section inFolder(Path folder, Section section) {
        return new Section(
                name(folder.resolve(section.file())), section.firstLine(), section.text(), section.transactional());
    }

    private List<SqlFile> loose(Path folder, List<SourceFile> files) {
        return files.stream()
                .filter(f -> f.isSql() && !f.endsWith(SCHEMA))
                .flatMap(f -> file(folder.resolve(f.path())).stream())
                .toList();
    }

    /** Empty where it cannot be read, which is told. */
    private Optional<SqlFile> file(Path path) {
        Path beside = path.resolveSibling(path.getFileName().toString().replaceFirst("\\.sql$", "") + SCHEMA);
        Optional<Supplier<SqlScript>> schema =
                selection.isolated() && Files.exists(beside) ? Optional.of(() -> parse(beside)) : Optional.empty();
        return problems.collect(() -> divided(path))
                .map(divided -> divided.map(m -> new SqlFile(
                                Optional.empty(),
                                parsed(folderOf(path), m.up()),
                                m.down().map(down -> parsed(folderOf(path), down)),
                                m.up().transactional(),
                                schema))
                        .orElseGet(() -> new SqlFile(
                                Optional.empty(), () -> parse(path), Optional.empty(), Optional.empty(), schema)));
    }

    /** Of a file named by itself, what its marks say; empty where there are none, and the whole file is meant. */
    private Optional<Migration> divided(Path path) {
        String text = text(path);
        if (!MARKED.matcher(text).find() && !YAML.matcher(path.toString()).find()) {
            return Optional.empty();
        }
        SourceFile file = new SourceFile(path.getFileName().toString(), text.getBytes(StandardCharsets.UTF_8));
        try {
            return Layouts.installed().read(List.of(file), selection.layout()).entries().stream()
                    .map(MigrationEntry::migration)
                    .findFirst();
        } catch (SutureException e) {
            boolean sql = !YAML.matcher(path.toString()).find();
            if (sql && e.problems().stream().allMatch(p -> p.code().startsWith("LAYOUT-"))) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static Path folderOf(Path path) {
        return Optional.ofNullable(path.getParent()).orElse(Path.of(""));
    }

    private SqlScript parse(Path path) {
        return SqlScript.parse(text(path), SourceName.of(name(path)), selection.parsing());
    }

    private static String text(Path path) {
        try {
            String named = path.isAbsolute() ? path.getFileName().toString() : name(path);
            return new SourceFile(named, Files.readAllBytes(path)).text();
        } catch (IOException e) {
            throw Problem.user(
                            "FILES-NAMED",
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
