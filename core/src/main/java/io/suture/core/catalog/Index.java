// SPDX-License-Identifier: Apache-2.0
package io.suture.core.catalog;

import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

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
        return with(newKeys, include);
    }

    /** The same over other columns, with others besides. */
    public Index with(List<Key> newKeys, List<Identifier> newInclude) {
        return with(copy -> {
            copy.keys = newKeys;
            copy.include = newInclude;
        });
    }

    /** The same, enforcing the primary key of its name. */
    public Index asPrimaryKey() {
        return with(copy -> {
            copy.primary = true;
            copy.constraint = Optional.of(name.name());
        });
    }

    /** The same, and rows are not kept in its order. */
    public Index loose() {
        return with(copy -> copy.clustered = false);
    }

    /** The same, said otherwise. */
    public Index withDefinition(String newDefinition) {
        return with(copy -> copy.definition = newDefinition);
    }

    /** With what one more place of the definition says. */
    public Index detailed(String newMethod, List<Identifier> newInclude, Optional<String> newPredicate) {
        return with(copy -> {
            copy.method = newMethod;
            copy.include = newInclude;
            copy.predicate = newPredicate;
        });
    }

    public Index withValid(boolean nowValid) {
        return with(copy -> copy.valid = nowValid);
    }

    /** Under another name, on another table. */
    public Index moved(TableName newName, TableName newTable) {
        return with(copy -> {
            copy.name = newName;
            copy.table = newTable;
        });
    }

    /** Under another name, enforcing the constraint. */
    public Index enforcing(TableName newName, Identifier newConstraint) {
        return with(copy -> {
            copy.name = newName;
            copy.constraint = Optional.of(newConstraint);
        });
    }

    /** As part of the index of the partitioned table. */
    public Index attached(TableName newParent) {
        return with(copy -> copy.parent = Optional.of(newParent));
    }

    /** As an index of its own again. */
    public Index detached() {
        return with(copy -> copy.parent = Optional.empty());
    }

    /** Whether it can prove a foreign key's target or replace a unique constraint: unique, whole, immediate, plain columns. */
    public boolean provesUniqueness() {
        return unique
                && valid
                && immediate
                && predicate.isEmpty()
                && keys.stream().allMatch(k -> k.column().isPresent());
    }

    /** Whether any row is found by it whose values in these columns are known. */
    public boolean finds(List<Identifier> columns) {
        return valid
                && predicate.isEmpty()
                && keys.size() >= columns.size()
                && keys.subList(0, columns.size()).stream()
                        .allMatch(k -> k.column().filter(columns::contains).isPresent());
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

    private Index with(Consumer<Copy> change) {
        Copy copy = new Copy();
        change.accept(copy);
        return copy.index();
    }

    /** This index, where something may still be changed. */
    private final class Copy {
        private TableName name = Index.this.name;
        private TableName table = Index.this.table;
        private String definition = Index.this.definition;
        private String method = Index.this.method;
        private List<Key> keys = Index.this.keys;
        private List<Identifier> include = Index.this.include;
        private Optional<String> predicate = Index.this.predicate;
        private boolean primary = Index.this.primary;
        private boolean valid = Index.this.valid;
        private boolean clustered = Index.this.clustered;
        private Optional<Identifier> constraint = Index.this.constraint;
        private Optional<TableName> parent = Index.this.parent;

        Index index() {
            return new Index(
                    name,
                    table,
                    definition,
                    method,
                    keys,
                    include,
                    predicate,
                    unique,
                    primary,
                    immediate,
                    valid,
                    ready,
                    replicaIdentity,
                    clustered,
                    constraint,
                    parent,
                    options,
                    tablespace,
                    comment);
        }
    }
}
