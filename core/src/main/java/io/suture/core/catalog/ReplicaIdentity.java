// SPDX-License-Identifier: Apache-2.0
package io.suture.core.catalog;

import java.util.Optional;

/** What of an old row logical replication sends; {@link Index#replicaIdentity} says which index. */
public enum ReplicaIdentity {
    DEFAULT('d'),
    NOTHING('n'),
    FULL('f'),
    INDEX('i');

    private final char letter;

    ReplicaIdentity(char letter) {
        this.letter = letter;
    }

    /** As behind {@code ALTER TABLE}; empty where an index says it, or nobody. */
    public Optional<String> words() {
        return this == FULL || this == NOTHING ? Optional.of("REPLICA IDENTITY " + this) : Optional.empty();
    }

    /** @throws IllegalArgumentException for a letter PostgreSQL does not know */
    public static ReplicaIdentity of(char letter) {
        for (ReplicaIdentity identity : values()) {
            if (identity.letter == letter) {
                return identity;
            }
        }
        throw new IllegalArgumentException("no replica identity " + letter);
    }
}
