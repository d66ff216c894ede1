// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.files;

import io.suture.core.migration.MigrationSet;
import io.suture.core.problem.Problem;
import io.suture.core.problem.Problems;
import io.suture.core.problem.SutureException;
import io.suture.core.source.Layouts;
import io.suture.core.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a migrations folder. Symbolic links are followed, loops refused. Names that begin with a dot are left out: no tool
 * counts them as migrations, editors and file systems make them.
 */
public final class MigrationFiles {
    /** Bytes a file may have; larger ones hold data, which is not a migration's to carry. */
    public static final long MAX_BYTES = 64L << 20;

    private static final Set<String> READ = Set.of("sql", "toml", "conf", "yaml");
    private static final byte[] NAME_ONLY = {};

    private final Path root;

    private MigrationFiles(Path root) {
        this.root = root;
    }

    /**
     * Everything below the folder, sorted by path. Of a file that can neither be a migration nor belong to one only the name
     * is read.
     *
     * @throws SutureException {@code FILES-FOLDER}, {@code FILES-UNREADABLE}, {@code FILES-LOOP}, {@code FILES-TOO-LARGE}:
     *     everything at once
     */
    public static List<SourceFile> read(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw noFolder(folder).asException();
        }
        return new MigrationFiles(folder).readAll();
    }

    /**
     * The migrations in the folder.
     *
     * @param layout as {@link Layouts#read} takes it
     * @throws SutureException as {@link #read(Path)} and {@link Layouts#read}
     */
    public static MigrationSet read(Path folder, String layout) {
        return Layouts.installed().read(read(folder), layout);
    }

    private List<SourceFile> readAll() {
        Problems problems = new Problems();
        List<Outcome> outcomes =
                FolderWalk.list(root, problems).parallelStream().map(this::read).toList();
        outcomes.stream().flatMap(o -> o.problem().stream()).forEach(problems::add);
        problems.throwIfAny();
        return outcomes.stream().flatMap(o -> o.file().stream()).sorted().toList();
    }

    /** A file or why there is none: files are read side by side, so that none of them may write into a common list. */
    private record Outcome(Optional<SourceFile> file, Optional<Problem> problem) {}

    private Outcome read(FolderWalk.Found found) {
        boolean wanted = READ.contains(extension(found.file()));
        if (wanted && found.size() > MAX_BYTES) {
            return new Outcome(Optional.empty(), Optional.of(tooLarge(found)));
        }
        try {
            byte[] bytes = wanted ? Files.readAllBytes(found.file()) : NAME_ONLY;
            return new Outcome(Optional.of(new SourceFile(relative(found.file()), bytes)), Optional.empty());
        } catch (IOException e) {
            return new Outcome(Optional.empty(), Optional.of(FolderWalk.unreadable(found.file(), e)));
        }
    }

    /** With {@code /}, and composed: some file systems take letters and accents apart. */
    private String relative(Path file) {
        String path =
                root.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
        return Normalizer.normalize(path, Normalizer.Form.NFC);
    }

    private static String extension(Path file) {
        String path = file.toString();
        return path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static Problem noFolder(Path folder) {
        return Problem.user(
                "FILES-FOLDER",
                "there is no folder \"" + folder + "\"",
                "migrations are read from a folder",
                "make it with `suture init`, or name another with --dir");
    }

    private static Problem tooLarge(FolderWalk.Found found) {
        return Problem.user(
                "FILES-TOO-LARGE",
                "\"" + found.file() + "\" has " + (found.size() >> 20) + " MB, more than " + (MAX_BYTES >> 20),
                "a migration is parsed whole; a file of that size carries data",
                "load the data another way, or split the file");
    }
}
