// SPDX-License-Identifier: Apache-2.0
package io.suture.core.source;

import io.suture.core.migration.MigrationSet;
import io.suture.core.problem.Nearest;
import io.suture.core.problem.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** The layouts there are, and the choice between them. */
public record Layouts(List<Layout> all) {
    /** Chooses by what the folder holds. */
    public static final String AUTO = "auto";

    private static final String NATIVE = "native";

    public Layouts {
        all = all.stream().sorted(Comparator.comparing(Layout::name)).toList();
    }

    /** Every layout on the class path. */
    public static Layouts installed() {
        return new Layouts(ServiceLoader.load(Layout.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList());
    }

    /**
     * The migrations in the files, read by the layout of that name.
     *
     * @param option a layout's name or {@link #AUTO}; refuses with {@code LAYOUT-NAME}, {@code LAYOUT-AMBIGUOUS},
     *     {@code LAYOUT-NONE}
     */
    public MigrationSet read(List<SourceFile> files, String option) {
        List<SourceFile> sorted = files.stream().sorted().toList();
        return (option.equals(AUTO) ? detect(sorted) : named(option)).read(sorted);
    }

    private Layout named(String name) {
        return all.stream()
                .filter(l -> l.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.user(
                                "LAYOUT-NAME",
                                "there is no layout \"" + name + "\"",
                                "known are: " + names(all),
                                "say --layout "
                                        + Nearest.to(
                                                        name,
                                                        all.stream()
                                                                .map(Layout::name)
                                                                .toList())
                                                .orElse(AUTO))
                        .asException());
    }

    private Layout detect(List<SourceFile> files) {
        List<Layout> candidates = all.stream().filter(l -> l.detects(files)).toList();
        if (candidates.size() > 1) {
            throw ambiguous(candidates);
        }
        if (candidates.isEmpty() && files.stream().anyMatch(SourceFile::isSql)) {
            throw none(files);
        }
        return candidates.isEmpty() ? named(NATIVE) : candidates.getFirst();
    }

    private static RuntimeException ambiguous(List<Layout> candidates) {
        return Problem.user(
                        "LAYOUT-AMBIGUOUS",
                        "the migrations folder could be of layout " + names(candidates),
                        candidates.stream()
                                .map(l -> l.name() + " has files like " + l.looksLike())
                                .collect(Collectors.joining("; ")),
                        "say which: "
                                + candidates.stream()
                                        .map(l -> "--layout " + l.name())
                                        .collect(Collectors.joining(" or ")))
                .asException();
    }

    private RuntimeException none(List<SourceFile> files) {
        String first = files.stream()
                .filter(SourceFile::isSql)
                .findFirst()
                .orElseThrow()
                .path();
        return Problem.user(
                        "LAYOUT-NONE",
                        "the migrations folder is of no known layout: \"" + first + "\" for example",
                        all.stream().map(l -> l.name() + ": " + l.looksLike()).collect(Collectors.joining("; ")),
                        "rename the files, or name the layout with --layout to see what does not fit it")
                .asException();
    }

    private static String names(List<Layout> layouts) {
        return layouts.stream().map(Layout::name).collect(Collectors.joining(", "));
    }
}
