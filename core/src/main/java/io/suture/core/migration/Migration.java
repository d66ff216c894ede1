// SPDX-License-Identifier: Apache-2.0
package io.suture.core.migration;

import java.util.List;
import java.util.Optional;

/**
 * What an author wants: SQL to go there, to come back, and what must be true before and after.
 *
 * @param release the release it belongs to: of its folder, else of its front matter
 * @param about the front matter; its description is the file's name in words where the author gave none
 * @param preconditions in order; all must hold before {@code up} begins
 * @param up may be empty: then there is nothing to do
 * @param down empty where the author gave none; the plan's own undo is used then
 * @param verifications in order; asked after the migration
 */
public record Migration(
        MigrationId id,
        MigrationKind kind,
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

    /** A migration of nothing but SQL, for tests and programs. */
    public static Migration of(String id, String up) {
        return new Migration(
                MigrationId.of(id),
                MigrationKind.VERSIONED,
                Optional.empty(),
                FrontMatter.NONE,
                List.of(),
                Section.of(id + ".sql", up),
                Optional.empty(),
                List.of());
    }

    public Migration withDown(String sql) {
        Section section = Section.of(id + ".down.sql", sql);
        return new Migration(id, kind, release, about, preconditions, up, Optional.of(section), verifications);
    }
}
