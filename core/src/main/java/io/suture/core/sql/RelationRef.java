// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql;

import java.util.Optional;

/**
 * A relation (table, view, index, sequence …) that a statement names, and what the statement does with it.
 *
 * @param schema as written; empty where the statement leaves it to the {@code search_path}
 * @param name as the server would store it (folded, cut to 63 bytes)
 */
public record RelationRef(Optional<Identifier> schema, Identifier name, Use use) {
    /** What a statement does with a relation. */
    public enum Use {
        /** Creates it. */
        DEFINES,
        /** Changes its definition, or that of something that hangs on it: index, trigger, policy, comment, grant. */
        ALTERS,
        DROPS,
        /** Selects from it. */
        READS,
        /** Inserts, updates, deletes, truncates or copies into it. */
        WRITES,
        /** Names it as the target of a foreign key, as a parent or partition, as a template, or as owner of a sequence. */
        REFERENCES,
        /** Vacuums, analyses, clusters, reindexes, refreshes or locks it. */
        MAINTAINS
    }

    public static RelationRef of(Optional<Identifier> schema, Identifier name, Use use) {
        return new RelationRef(schema, name, use);
    }

    /** The name with its schema, or with this one where none is written. */
    public TableName in(Identifier defaultSchema) {
        return new TableName(schema.orElse(defaultSchema), name);
    }
}
