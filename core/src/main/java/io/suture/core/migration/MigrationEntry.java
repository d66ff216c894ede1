// SPDX-License-Identifier: Apache-2.0
package io.suture.core.migration;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * A migration of a set before anybody has looked into it: what its file's name and bytes say.
 *
 * @param path of the file with the up part, for people
 * @param rank place among those of its release
 * @param folderRelease the release its folder is named after
 * @param bytes of its file, or of its files' checksums
 * @param content read when it is first asked for; throws every problem of the file
 */
public record MigrationEntry(
        MigrationId id,
        MigrationKind kind,
        String path,
        Rank rank,
        Optional<Version> folderRelease,
        Checksum bytes,
        Lazy<Content> content) {
    /** What is known once a file was read, so that its tokens are counted once however often a plan is made anew. */
    public record Content(Migration migration, Checksums checksums) {}

    public MigrationEntry(
            MigrationId id,
            MigrationKind kind,
            String path,
            Rank rank,
            Optional<Version> folderRelease,
            Checksum bytes,
            Supplier<Migration> reader) {
        this(id, kind, path, rank, folderRelease, bytes, new Lazy<>(() -> content(reader.get(), bytes)));
    }

    /** The content, read once. Throws every problem of the file. */
    public Migration migration() {
        return content.get().migration();
    }

    /** Its place as far as names tell: content may name the release where the folder does not. */
    public Place place() {
        return place(folderRelease);
    }

    Place place(Optional<Version> release) {
        return new Place(kind, release, rank);
    }

    /** What ran or will run: reads the content. */
    public Checksums checksums() {
        return content.get().checksums();
    }

    private static Content content(Migration migration, Checksum bytes) {
        return new Content(migration, migration.checksums(bytes));
    }

    @Override
    public String toString() {
        return id + " (" + path + ")";
    }
}
