// SPDX-License-Identifier: Apache-2.0
package io.suture.core.catalog;

import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An index of a table or materialised view.
 *
 * @param definition by {@code pg_get_indexdef}
 * @param method {@code btree}, {@code gin} …
 * @param keys in order
 * @param include the columns of {@code INCLUDE}, in order
 * @param predicate of a partial index, by {@code pg_get_expr}
 * @param immediate false where uniqueness is checked later ({@code DEFERRABLE})
 * @param valid whether queries may use it; false after a cancelled {@code CONCURRENTLY} build, and on a partitioned table
 *     until every partition has its part
 * @param ready whether writers keep it up to date
 * @param constraint the constraint it enforces
 * @param parent the index of the partitioned table it is part of
 * @param options of {@code WITH (…)}; the statistics target of the expression in place n is {@code statistics.n}
 * @param tablespace where it is not the database's
 */
public record Index(
        TableName name,
        TableName table,
        String definition,
        String method,
        List<Key> keys,
        List<Identifier> include,
        Optional<String> predicate,
        boolean unique,
        boolean primary,
        boolean immediate,
        boolean valid,
        boolean ready,
        boolean replicaIdentity,
        boolean clustered,
        Optional<Identifier> constraint,
        Optional<TableName> parent,
        SortedMap<String, String> options,
        Optional<String> tablespace,
        Optional<String> comment) {

    /**
     * What one place of the index holds.
     *
     * @param text the column's name as SQL, or the expression by {@code pg_get_indexdef}
     * @param column the column, unless it is an expression
     */
    public record Key(String text, Optional<Identifier> column) {
        public static Key column(Identifier name) {
            return new Key(name.toString(), Optional.of(name));
        }

        public static Key expression(String text) {
            return new Key(text, Optional.empty());
        }
    }

    public Index {
        keys = List.copyOf(keys);
        include = List.copyOf(include);
        options = Sorted.map(options);
    }

    /** A valid, ready b-tree on the columns, and nothing else. */
    public static Index of(TableName name, TableName table, String definition, boolean unique, List<Key> keys) {
        return new Index(
                name,
                table,
                definition,
                "btree",
                keys,
                List.of(),
                Optional.empty(),
                unique,
                false,
                true,
                true,
                true,
                false,
                false,
                Optional.empty(),
                Optional.empty(),
                new TreeMap<>(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same over other columns. */
    public Index with(List<Key> newKeys) {
        return with(newKeys, primary, clustered);
    }

    /** The same, enforcing the primary key of its name. */
    public Index asPrimaryKey() {
        return with(keys, true, clustered);
    }

    /** The same, and rows are not kept in its order. */
    public Index loose() {
        return with(keys, primary, false);
    }

    /** The same, said otherwise. */
    public Index withDefinition(String newDefinition) {
        return with(newDefinition, keys, primary, clustered);
    }

    private Index with(List<Key> newKeys, boolean nowPrimary, boolean nowClustered) {
        return with(definition, newKeys, nowPrimary, nowClustered);
    }

    private Index with(String newDefinition, List<Key> newKeys, boolean nowPrimary, boolean nowClustered) {
        return new Index(
                name,
                table,
                newDefinition,
                method,
                newKeys,
                include,
                predicate,
                unique,
                nowPrimary,
                immediate,
                valid,
                ready,
                replicaIdentity,
                nowClustered,
                nowPrimary ? Optional.of(name.name()) : constraint,
                parent,
                options,
                tablespace,
                comment);
    }

    /** Whether it can prove a foreign key's target or replace a unique constraint: unique, whole, immediate, plain columns. */
    public boolean provesUniqueness() {
        return unique
                && valid
                && immediate
                && predicate.isEmpty()
                && keys.stream().allMatch(k -> k.column().isPresent());
    }

    /** The columns of the keys, in order; expressions are left out. */
    public List<Identifier> keyColumns() {
        return keys.stream().flatMap(k -> k.column().stream()).toList();
    }

    /** An index that enforces a constraint is part of that; its definition is the constraint's. */
    void describe(Described relation) {
        Described index = relation.part("index", name.toString(), name.display());
        if (constraint.isPresent()) {
            index.implied().options(options);
        } else {
            index.value("definition", definition).options(options.subMap("statistics.", "statistics/"));
        }
        index.flag("valid", valid, true)
                .flag("ready", ready, true)
                .flag("replica identity", replicaIdentity, false)
                .flag("clustered", clustered, false)
                .optional("part of", parent.map(TableName::display))
                .optional("tablespace", tablespace)
                .comment(comment);
    }
}
