// SPDX-License-Identifier: Apache-2.0
package io.suture.core.docs;

import io.suture.core.migration.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** How the schema came to be what it is: migrations in the order in which they run, with what each changes. */
final class EvolutionPage {
    private static final int SHOWN = 4;

    private EvolutionPage() {}

    static Page of(List<Chapter> chapters) {
        Markdown page = new Markdown().heading(1, "Evolution of the schema");
        if (chapters.isEmpty()) {
            return Page.of("evolution.md", page.paragraph("There is no migration."));
        }
        page.fenced("mermaid", diagram(chapters));
        page.table(
                List.of("migration", "tables", "changes"),
                chapters.stream().map(EvolutionPage::row).toList());
        return Page.of("evolution.md", page);
    }

    private static List<String> row(Chapter chapter) {
        return List.of(
                Markdown.link(Markdown.code(chapter.id()), "migrations/" + chapter.file()),
                Markdown.codes(chapter.tables()),
                chapter.changes().stream().map(Markdown::text).collect(Collectors.joining("; ")));
    }

    /** One box a migration, one arrow to the next, a frame around those of a release. */
    private static String diagram(List<Chapter> chapters) {
        List<String> lines = new ArrayList<>(List.of("flowchart TB"));
        Optional<Version> release = Optional.empty();
        for (int i = 0; i < chapters.size(); i++) {
            Chapter chapter = chapters.get(i);
            Optional<Version> next = chapter.migration().release();
            if (!next.equals(release)) {
                release.ifPresent(r -> lines.add("    end"));
                int number = i;
                next.ifPresent(r -> lines.add("    subgraph r" + number + " [\"" + label(r.text()) + "\"]"));
                release = next;
            }
            lines.add("    m" + i + "[\"" + box(chapter) + "\"]");
        }
        release.ifPresent(r -> lines.add("    end"));
        for (int i = 1; i < chapters.size(); i++) {
            lines.add("    m" + (i - 1) + " --> m" + i);
        }
        return String.join("\n", lines);
    }

    private static String box(Chapter chapter) {
        List<String> changes = chapter.changes();
        String more = changes.size() > SHOWN ? "<br/>and " + (changes.size() - SHOWN) + " more" : "";
        return "<b>" + label(chapter.id()) + "</b>"
                + changes.stream().limit(SHOWN).map(c -> "<br/>" + label(c)).collect(Collectors.joining())
                + more;
    }

    /** What Mermaid might read as markup is written as an entity, by number. */
    private static String label(String plain) {
        return plain.codePoints()
                .mapToObj(c -> "\"<>&#;`{}[]\\".indexOf(c) >= 0 || c < ' ' ? "#" + c + ";" : Character.toString(c))
                .collect(Collectors.joining());
    }
}
