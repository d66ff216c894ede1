// SPDX-License-Identifier: Apache-2.0
package io.suture.core.source;

import io.suture.core.migration.FrontMatter;
import io.suture.core.migration.Migration;
import io.suture.core.migration.MigrationEntry;
import io.suture.core.migration.MigrationId;
import io.suture.core.migration.MigrationKind;
import io.suture.core.migration.Rank;
import io.suture.core.migration.Version;
import io.suture.core.problem.Problem;
import io.suture.core.problem.SourcePosition;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What names say about a migration, before its content is read.
 *
 * @param up the file with its up part, which problems name
 * @param rank place among those of its release
 * @param description the name in words
 * @param folderRelease the release its folder is named after
 */
record Draft(
        SourceFile up,
        MigrationId id,
        MigrationKind kind,
        Rank rank,
        String description,
        Optional<Version> folderRelease) {

    static Draft versioned(SourceFile up, String id, Rank rank, String description) {
        return new Draft(up, MigrationId.of(id), MigrationKind.VERSIONED, rank, description, Optional.empty());
    }

    /** @param files all it consists of, {@link #up} among them */
    MigrationEntry entry(List<SourceFile> files, Supplier<Migration> reader) {
        return new MigrationEntry(id, kind, up.path(), rank, folderRelease, SourceFile.checksum(files), reader);
    }

    /** The migration with this content; {@code MIGRATION-RELEASE} if its front matter and its folder name two releases. */
    Migration with(FrontMatter about, Sections sections) {
        if (folderRelease.isPresent()
                && about.release().isPresent()
                && !about.release().equals(folderRelease)) {
            throw twoReleases(about.release().get());
        }
        return new Migration(
                id,
                kind,
                about.description().orElse(description),
                folderRelease.or(about::release),
                about,
                sections.preconditions(),
                sections.up(),
                sections.down(),
                sections.verifications());
    }

    private RuntimeException twoReleases(Version said) {
        return Problem.user(
                        "MIGRATION-RELEASE",
                        "\"" + up.path() + "\" lies in release " + folderRelease.orElseThrow() + " and says release "
                                + said,
                        "a migration belongs to one release",
                        "take `release` out of its front matter, or move the file")
                .at(new SourcePosition(up.path(), 1, 1, Optional.empty()))
                .asException();
    }
}
