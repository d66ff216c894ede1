// SPDX-License-Identifier: Apache-2.0
package io.suture.core.docs;

import io.suture.core.migration.Release;
import io.suture.core.migration.Version;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What each release changed, the newest first. */
final class ChangelogPage {
    private ChangelogPage() {}

    static Page of(List<Chapter> chapters, List<Release> releases) {
        Map<Optional<Version>, List<Chapter>> byRelease = new LinkedHashMap<>();
        chapters.reversed()
                .forEach(c -> byRelease
                        .computeIfAbsent(c.migration().release(), r -> new ArrayList<>())
                        .add(c));
        Markdown page = new Markdown().heading(1, "Changelog");
        byRelease.forEach((version, all) -> {
            page.heading(2, version.map(Version::text).map(Markdown::text).orElse("Of no release"));
            releases.stream()
                    .filter(release -> version.filter(release.version()::equals).isPresent())
                    .forEach(release -> page.bullets(said(release)));
            page.table(
                    List.of("migration", "what", "risk", "state"),
                    all.reversed().stream().map(ChangelogPage::row).toList());
        });
        return Page.of("changelog.md", page);
    }

    private static List<String> said(Release release) {
        List<String> all = new ArrayList<>();
        if (release.breaking()) {
            all.add("breaking: clients of the release before must change");
        }
        release.minimum().ifPresent(m -> all.add("can be reached from " + Markdown.text(m.text()) + " on"));
        if (!release.deprecated().isEmpty()) {
            all.add("deprecates " + Markdown.codes(release.deprecated()));
        }
        return all;
    }

    private static List<String> row(Chapter chapter) {
        return List.of(
                Markdown.link(Markdown.code(chapter.id()), "migrations/" + chapter.file()),
                chapter.title(),
                chapter.risk().name(),
                chapter.state());
    }
}
