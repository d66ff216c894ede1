// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.init;

import io.suture.core.migration.Version;
import io.suture.core.pattern.Pattern;
import io.suture.core.pattern.Patterns;
import io.suture.core.pattern.Wish;
import io.suture.core.problem.Problem;
import io.suture.core.source.MigrationName;
import io.suture.core.source.MigrationTemplate;
import io.suture.engine.files.MigrationFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * A migration about to be written.
 *
 * @param folder of the migrations
 * @param layout its layout's name, or {@code auto}
 * @param at decides its number
 */
public record NewMigration(Path folder, String layout, Instant at) {
    /** A pattern of no text of its own. */
    public static final String BLANK = "sql";

    private static final String NATIVE = "native";

    /**
     * The file of it.
     *
     * @param pattern {@link #BLANK}, or one of {@link Patterns}
     * @param name in words
     * @param release a semantic version, if it belongs to one
     * @param wish what shall stand in it
     * @throws io.suture.core.problem.SutureException {@code NEW-PATTERN}, {@code NEW-LAYOUT}, {@code NEW-RELEASE}, and what {@link
     *     MigrationName#of} refuses
     */
    public NewFiles files(String pattern, String name, Optional<String> release, Wish wish) {
        Optional<Pattern> begun = pattern.equals(BLANK)
                ? Optional.empty()
                : Optional.of(Patterns.installed().named(pattern));
        String found =
                Files.isDirectory(folder) ? MigrationFiles.read(folder, layout).layout() : NATIVE;
        if (!found.equals(NATIVE)) {
            throw otherLayout(found);
        }
        MigrationTemplate template =
                new MigrationTemplate(MigrationName.of(name), at, release.map(NewMigration::version));
        String path = template.path(begun.map(Pattern::form).orElse("sql"));
        String text = begun.map(p -> p.text(template.name().sentence(), wish)).orElseGet(template::text);
        return new NewFiles().file(folder.resolve(path), text);
    }

    private static Version version(String release) {
        return Version.find(release)
                .orElseThrow(() -> Problem.user(
                                "NEW-RELEASE",
                                "\"" + release + "\" is no release",
                                "a release is a semantic version",
                                "write for example 2.0.0")
                        .asException());
    }

    private RuntimeException otherLayout(String found) {
        return Problem.user(
                        "NEW-LAYOUT",
                        "the folder " + folder + " is of layout " + found,
                        "new files are written in Suture's own layout, and a folder has one layout",
                        "make the file yourself as " + found + " names it, or name another folder with --dir")
                .asException();
    }
}
