// SPDX-License-Identifier: Apache-2.0
package io.suture.core.catalog;

import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A relation's place among its partitions and inheritance parents.
 *
 * @param key of a partitioned table
 * @param bound of a partition, by {@code pg_get_expr}: {@code FOR VALUES …} or {@code DEFAULT}
 * @param parents the partitioned table, or the tables it inherits from, in order
 * @param detachPending after a {@code DETACH PARTITION … CONCURRENTLY} that did not finish
 */
public record Partitioning(Optional<Key> key, Optional<String> bound, List<TableName> parents, boolean detachPending) {
    private static final Partitioning NONE = new Partitioning(Optional.empty(), Optional.empty(), List.of(), false);

    /**
     * How a table is partitioned.
     *
     * @param definition by {@code pg_get_partkeydef}, for example {@code RANGE (created_at)}
     * @param columns in order; expressions are left out
     */
    public record Key(String definition, List<Identifier> columns) {
        public Key {
            columns = List.copyOf(columns);
        }
    }

    public Partitioning {
        parents = List.copyOf(parents);
    }

    /** Neither partitioned, nor a partition, nor an heir. */
    public static Partitioning none() {
        return NONE;
    }

    public boolean isPartition() {
        return bound.isPresent();
    }

    void describe(Described relation) {
        relation.optional("partitioned by", key.map(Key::definition))
                .optional("bound", bound)
                .flag("detach pending", detachPending, false);
        if (!parents.isEmpty()) {
            String names = parents.stream().map(TableName::display).collect(Collectors.joining(", "));
            relation.value(isPartition() ? "partition of" : "inherits", names);
        }
    }
}
