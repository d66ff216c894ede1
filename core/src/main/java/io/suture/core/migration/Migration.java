// SPDX-License-Identifier: Apache-2.0
package io.suture.core.migration;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an author wants: SQL to go there, to come back, and what must be true before and after.
 *
 * @param description what the author says it does, else its name in words
 * @param release the release it belongs to: of its folder, else of its front matter
 * @param about the front matter
 * @param preconditions in order; all must hold before {@code up} begins
 * @param up may be empty: then there is nothing to do
 * @param down empty where the author gave none: the plan's own undo is used then. One without a statement says that there is
 *     nothing to take back
 * @param verifications in order; asked after the migration
 */
public record Migration(
        MigrationId id,
        MigrationKind kind,
        String description,
        Optional<Version> release,
        FrontMatter about,
        List<Condition> preconditions,
        Section up,
        Optional<Section> down,
        List<Condition> verifications) {
    public Migration {
        preconditions = List.copyOf(preconditions);
        verifications = List.copyOf(verifications);
    }

    public Migration with(FrontMatter newAbout) {
        Optional<Version> newRelease = newAbout.release().or(() -> release);
        return new Migration(id, kind, description, newRelease, newAbout, preconditions, up, down, verifications);
    }

    /** A migration of nothing but SQL, for tests and programs. */
    public static Migration of(String id, String up) {
        return new Migration(
                MigrationId.of(id),
                MigrationKind.VERSIONED,
                id,
                Optional.empty(),
                FrontMatter.NONE,
                List.of(),
                Section.of(id + ".sql", up),
                Optional.empty(),
                List.of());
    }

    public Migration withDown(String sql) {
        Section section = Section.of(id + ".down.sql", sql);
        return new Migration(
                id, kind, description, release, about, preconditions, up, Optional.of(section), verifications);
    }

    /**
     * What it is, for the journal.
     *
     * @param bytes of its file
     */
    Checksums checksums(Checksum bytes) {
        SortedMap<Part, Checksum> parts = new TreeMap<>();
        parts.put(Part.UP, Checksum.ofTokens(up.text()));
        down.ifPresent(section -> parts.put(Part.DOWN, Checksum.ofTokens(section.text())));
        ofConditions(preconditions).ifPresent(sum -> parts.put(Part.PRECONDITION, sum));
        ofConditions(verifications).ifPresent(sum -> parts.put(Part.VERIFY, sum));
        if (!about.equals(FrontMatter.NONE)) {
            parts.put(Part.FRONT_MATTER, Checksum.ofText(about.canonical()));
        }
        return new Checksums(bytes, parts);
    }

    private static Optional<Checksum> ofConditions(List<Condition> conditions) {
        return conditions.stream()
                .map(c -> c.name() + " " + Checksum.ofTokens(c.query().text()))
                .reduce((a, b) -> a + "\n" + b)
                .map(Checksum::ofText);
    }
}
