// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.files;

import io.suture.core.problem.Problem;
import io.suture.core.source.SeedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where seed data lies: a folder for each seed, named as it is.
 *
 * @param root need not be there
 */
public record SeedFolder(Path root) {
    /** Beside the folder of the migrations. */
    public static SeedFolder beside(Path migrations) {
        return new SeedFolder(migrations.resolveSibling("seeds"));
    }

    /** The seeds there are, sorted. */
    public List<String> names() {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(root)) {
            return all.filter(Files::isDirectory)
                    .map(folder -> String.valueOf(folder.getFileName()))
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw FolderWalk.unreadable(root, e).asException();
        }
    }

    /**
     * The files of a seed, in the order they run: by their paths below its folder. One or more.
     *
     * @throws io.suture.core.problem.SutureException {@code SEED-UNKNOWN}, and what {@link MigrationFiles#read} refuses
     */
    public List<SeedFile> files(String name) {
        List<String> names = names();
        if (!names.contains(name)) {
            throw unknown(name, names).asException();
        }
        List<SeedFile> files = MigrationFiles.read(root.resolve(name)).stream()
                .filter(file -> file.isSql())
                .map(file -> new SeedFile(name, file))
                .toList();
        if (files.isEmpty()) {
            throw empty(name).asException();
        }
        return files;
    }

    private Problem unknown(String name, List<String> names) {
        return Problem.user(
                "SEED-UNKNOWN",
                "there is no seed \"" + name + "\"",
                "a seed is a folder below \"" + root + "\", and there "
                        + (names.isEmpty() ? "is none" : "are: " + String.join(", ", names)),
                names.isEmpty()
                        ? "make the folder \"" + root.resolve("dev")
                                + "\" and write its rows there, or name another with" + " `seeds` in suture.yaml"
                        : "name one of these");
    }

    private Problem empty(String name) {
        return Problem.user(
                "SEED-UNKNOWN",
                "the seed \"" + name + "\" has no file",
                "nothing in \"" + root.resolve(name) + "\" ends in .sql",
                "write its rows into such files; they run in the order of their names");
    }
}
