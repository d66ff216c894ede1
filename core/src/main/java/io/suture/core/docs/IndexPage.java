// SPDX-License-Identifier: Apache-2.0
package io.suture.core.docs;

import io.suture.core.migration.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where everything is to be found. */
final class IndexPage {
    private IndexPage() {}

    static Page of(List<Chapter> chapters, Optional<Material.Live> database) {
        Markdown page = new Markdown().heading(1, "Migrations");
        page.paragraph(
                database.isPresent()
                        ? "From the folder of migrations, the schema of the database and its ledger."
                        : "From the folder of migrations alone: no database was looked at, so nothing is said of what"
                                + " has run, and risk is judged without knowing what is there.");
        page.table(
                List.of("migration", "release", "what", "state", "risk", "checklist"),
                chapters.stream().map(IndexPage::row).toList());
        page.heading(2, "More");
        page.bullets(more(database.isPresent()));
        return Page.of("index.md", page);
    }

    private static List<String> row(Chapter chapter) {
        return List.of(
                Markdown.link(Markdown.code(chapter.id()), "migrations/" + chapter.file()),
                chapter.migration()
                        .release()
                        .map(Version::text)
                        .map(Markdown::text)
                        .orElse(""),
                chapter.title(),
                chapter.state(),
                chapter.risk().name(),
                Markdown.link("T-7 … T-0", "checklists/" + chapter.file()));
    }

    private static List<String> more(boolean ofDatabase) {
        List<String> links = new ArrayList<>();
        if (ofDatabase) {
            links.add(Markdown.link("Schema", "schema.md") + ": tables and how they refer to each other");
        }
        links.add(Markdown.link("Evolution", "evolution.md") + ": how the schema came to be what it is");
        links.add(Markdown.link("Changelog", "changelog.md") + ": by release");
        if (ofDatabase) {
            links.add(Markdown.link("Metrics", "metrics.md")
                    + ": what the ledger says of success, time and the way back");
        }
        links.add(Markdown.link("Incidents", "incident.md") + ": levels, first minutes, record and post-mortem");
        return links;
    }
}
