// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.init;

import io.suture.core.problem.Problem;
import io.suture.core.problem.Problems;
import io.suture.core.problem.SutureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Files to be made, all or none. */
public final class NewFiles {
    private final Map<Path, String> files = new LinkedHashMap<>();
    private final List<Path> folders = new ArrayList<>();

    NewFiles file(Path path, String text) {
        files.put(path, text);
        return this;
    }

    NewFiles folder(Path path) {
        folders.add(path);
        return this;
    }

    /** What would be made; folders that exist are left out. */
    public List<Path> paths() {
        List<Path> paths = new ArrayList<>(files.keySet());
        folders.stream().filter(f -> !Files.isDirectory(f)).forEach(paths::add);
        return paths;
    }

    /** @throws SutureException {@code FILE-EXISTS}, one for each that does */
    public NewFiles refuseExisting() {
        Problems problems = new Problems();
        files.keySet().stream().filter(Files::exists).forEach(path -> problems.add(exists(path)));
        problems.throwIfAny();
        return this;
    }

    /**
     * Makes them.
     *
     * @return what was made
     * @throws SutureException {@code FILE-EXISTS}, {@code FILE-WRITE}
     */
    public List<Path> create() {
        List<Path> made = refuseExisting().paths();
        folders.forEach(NewFiles::makeFolder);
        files.forEach(NewFiles::write);
        return made;
    }

    private static void makeFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    private static void write(Path path, String text) {
        try {
            Path folder = path.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(path, text, StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            throw unwritable(path, e);
        }
    }

    private static Problem exists(Path path) {
        return Problem.user(
                "FILE-EXISTS",
                path + " exists already",
                "nothing is written over",
                "remove it, or choose another name");
    }

    private static SutureException unwritable(Path path, IOException e) {
        return new SutureException(
                Problem.environment(
                        "FILE-WRITE",
                        path + " cannot be made",
                        e.getClass().getSimpleName(),
                        "see that this user may write there and that the disk is not full"),
                e);
    }
}
