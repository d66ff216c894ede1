// SPDX-License-Identifier: Apache-2.0
package io.suture.core.docs;

import java.util.ArrayList;
import java.util.List;

/** The pages of a material; paths are relative to each other, so that the folder can lie anywhere. */
final class Pages {
    private Pages() {}

    static List<Page> of(Material material) {
        List<Chapter> chapters = material.chapters();
        List<Page> pages = new ArrayList<>();
        pages.add(IndexPage.of(chapters, material.database()));
        chapters.forEach(chapter -> pages.add(MigrationPage.of(chapter)));
        chapters.forEach(chapter -> pages.add(ChecklistPage.of(chapter)));
        pages.add(EvolutionPage.of(chapters));
        pages.add(ChangelogPage.of(chapters, material.releases()));
        material.database().ifPresent(live -> pages.add(SchemaPage.of(live.catalog())));
        material.database().ifPresent(live -> pages.add(MetricsPage.of(chapters, material.happened())));
        pages.add(IncidentPage.of());
        return pages;
    }
}
