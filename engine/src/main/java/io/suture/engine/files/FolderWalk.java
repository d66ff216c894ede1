// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.files;

import io.suture.core.problem.Problem;
import io.suture.core.problem.Problems;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** Lists the files below a folder. Names that begin with a dot are left out, with all below them. */
final class FolderWalk extends SimpleFileVisitor<Path> {
    /** @param size in bytes, when it was listed */
    record Found(Path file, long size) {}

    private final Path root;
    private final List<Found> found = new ArrayList<>();
    private final Problems problems;

    private FolderWalk(Path root, Problems problems) {
        this.root = root;
        this.problems = problems;
    }

    static List<Found> list(Path root, Problems problems) {
        FolderWalk walk = new FolderWalk(root, problems);
        try {
            Files.walkFileTree(root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, walk);
        } catch (IOException e) {
            problems.add(unreadable(root, e));
        }
        return walk.found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        return hidden(folder) && !folder.equals(root) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (!hidden(file)) {
            found.add(new Found(file, attributes.size()));
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

    private static boolean hidden(Path file) {
        Path name = file.getFileName();
        return name != null && name.toString().startsWith(".");
    }

    static Problem unreadable(Path file, IOException e) {
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
}
