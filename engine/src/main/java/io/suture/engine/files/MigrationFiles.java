// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.files;

import io.suture.core.problem.Problem;
import io.suture.core.problem.Problems;
import io.suture.core.source.SourceFile;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
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

    private MigrationFiles() {}

    /**
     * Everything below the folder, sorted by path. Of a file that can neither be a migration nor belong to one only the name
     * is read.
     *
     * @throws io.suture.core.problem.SutureException {@code FILES-FOLDER}, {@code FILES-UNREADABLE}, {@code FILES-LOOP},
     *     {@code FILES-TOO-LARGE}: everything at once
     */
    public static List<SourceFile> read(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw noFolder(folder).asException();
        }
        Problems problems = new Problems();
        List<SourceFile> files = new ArrayList<>();
        try {
            Files.walkFileTree(
                    folder,
                    EnumSet.of(FileVisitOption.FOLLOW_LINKS),
                    Integer.MAX_VALUE,
                    new Visit(folder, files, problems));
        } catch (IOException e) {
            problems.add(unreadable(folder, e));
        }
        problems.throwIfAny();
        return files.stream().sorted().toList();
    }

    private static final class Visit extends SimpleFileVisitor<Path> {
        private final Path root;
        private final List<SourceFile> files;
        private final Problems problems;

        Visit(Path root, List<SourceFile> files, Problems problems) {
            this.root = root;
            this.files = files;
            this.problems = problems;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return hidden(folder) && !folder.equals(root) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (!hidden(file)) {
                readOne(file, attributes.size());
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            if (!hidden(file)) {
                problems.add(e instanceof FileSystemLoopException ? loop(file) : unreadable(file, e));
            }
            return FileVisitResult.CONTINUE;
        }

        private void readOne(Path file, long size) {
            boolean wanted = READ.contains(extension(file));
            if (wanted && size > MAX_BYTES) {
                problems.add(tooLarge(file, size));
                return;
            }
            try {
                files.add(new SourceFile(relative(file), wanted ? Files.readAllBytes(file) : NAME_ONLY));
            } catch (IOException e) {
                problems.add(unreadable(file, e));
            }
        }

        /** With {@code /}, and composed: some file systems take letters and accents apart. */
        private String relative(Path file) {
            String path = root.relativize(file)
                    .toString()
                    .replace(file.getFileSystem().getSeparator(), "/");
            return Normalizer.normalize(path, Normalizer.Form.NFC);
        }
    }

    private static boolean hidden(Path file) {
        return name(file).startsWith(".");
    }

    private static String extension(Path file) {
        return name(file).substring(name(file).lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static String name(Path file) {
        Path last = file.getFileName();
        return last == null ? "" : last.toString();
    }

    private static Problem noFolder(Path folder) {
        return Problem.user(
                "FILES-FOLDER",
                "there is no folder \"" + folder + "\"",
                "migrations are read from a folder",
                "make it with `suture init`, or name another with --dir");
    }

    private static Problem unreadable(Path file, IOException e) {
        return Problem.environment(
                "FILES-UNREADABLE",
                "\"" + file + "\" cannot be read",
                "the operating system says: " + e.getClass().getSimpleName(),
                "look at its permissions, and at those of the folders above it");
    }

    private static Problem loop(Path link) {
        return Problem.user(
                "FILES-LOOP",
                "\"" + link + "\" is a symbolic link to a folder it lies in",
                "following it would never end",
                "remove the link");
    }

    private static Problem tooLarge(Path file, long size) {
        return Problem.user(
                "FILES-TOO-LARGE",
                "\"" + file + "\" has " + (size >> 20) + " MB, more than " + (MAX_BYTES >> 20),
                "a migration is parsed whole; a file of that size carries data",
                "load the data another way, or split the file");
    }
}
