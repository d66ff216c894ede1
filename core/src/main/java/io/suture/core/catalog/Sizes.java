// SPDX-License-Identifier: Apache-2.0
package io.suture.core.catalog;

import io.suture.core.sql.TableName;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** How large relations and indexes are. Beside the catalog: never part of its fingerprint, equality or differences. */
public record Sizes(Map<TableName, Size> relations) {
    private static final Sizes NONE = new Sizes(Map.of());

    /**
     * One relation's size.
     *
     * @param bytes all forks and TOAST, without indexes
     * @param rows the estimate of the last VACUUM or ANALYZE ({@code reltuples}); empty if there was none
     * @param pages of 8 kB normally, of the last VACUUM or ANALYZE ({@code relpages})
     * @param fileNode {@code relfilenode}: another one means that the relation was rewritten
     * @param lastAnalyze how long ago, by the server's clock; empty if never or not known
     */
    public record Size(long bytes, OptionalLong rows, long pages, long fileNode, Optional<Duration> lastAnalyze) {}

    public Sizes {
        relations = Map.copyOf(relations);
    }

    /** Nothing is known. */
    public static Sizes none() {
        return NONE;
    }

    public Optional<Size> of(TableName relation) {
        return Optional.ofNullable(relations.get(relation));
    }
}
