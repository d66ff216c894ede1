// SPDX-License-Identifier: Apache-2.0
package io.suture.core.migration;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A migration of a set before anybody has looked into it: what its file's name and bytes say. Thread-safe.
 *
 * <p>{@link #migration()} reads the content when it is first asked for.
 */
public final class MigrationEntry {
    private final MigrationId id;
    private final MigrationKind kind;
    private final String path;
    private final Rank rank;
    private final Optional<Version> folderRelease;
    private final Checksum bytes;
    private final Supplier<Migration> reader;
    private @Nullable Migration content;

    /**
     * @param path of the file with the up part, for people
     * @param folderRelease the release its folder is named after
     * @param bytes of its file, or of its files' checksums
     * @param reader the content; throws every problem of it
     */
    public MigrationEntry(
            MigrationId id,
            MigrationKind kind,
            String path,
            Rank rank,
            Optional<Version> folderRelease,
            Checksum bytes,
            Supplier<Migration> reader) {
        this.id = id;
        this.kind = kind;
        this.path = path;
        this.rank = rank;
        this.folderRelease = folderRelease;
        this.bytes = bytes;
        this.reader = reader;
    }

    public MigrationId id() {
        return id;
    }

    public MigrationKind kind() {
        return kind;
    }

    public String path() {
        return path;
    }

    public Rank rank() {
        return rank;
    }

    public Optional<Version> folderRelease() {
        return folderRelease;
    }

    public Checksum bytes() {
        return bytes;
    }

    /** The content, read once. Throws every problem of the file. */
    public synchronized Migration migration() {
        Migration read = content == null ? reader.get() : content;
        content = read;
        return read;
    }

    @Override
    public String toString() {
        return id + " (" + path + ")";
    }
}
