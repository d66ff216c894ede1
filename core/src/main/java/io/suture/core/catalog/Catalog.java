// SPDX-License-Identifier: Apache-2.0
package io.suture.core.catalog;

import io.suture.core.digest.Sha256;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An immutable snapshot of what a database is made of, with the look-ups a planner needs. Safe for use by several threads.
 *
 * <p>Two catalogs are equal when {@link #diff} finds nothing between them, whatever their servers' versions and sizes.
 *
 * <p>The first look-up costs one pass over the contents, the following ones a map access; {@link #with} and {@link #without}
 * start over.
 */
public final class Catalog {
    private final Server server;
    private final CatalogContents contents;
    private final Sizes sizes;
    private volatile @Nullable Lookup lookup;

    private Catalog(Server server, CatalogContents contents, Sizes sizes) {
        this.server = Objects.requireNonNull(server);
        this.contents = Objects.requireNonNull(contents);
        this.sizes = Objects.requireNonNull(sizes);
    }

    public static Catalog of(Server server, CatalogContents contents, Sizes sizes) {
        return new Catalog(server, contents, sizes);
    }

    /** Of an empty database of this version. */
    public static Catalog empty(Server server) {
        return new Catalog(server, CatalogContents.empty(), Sizes.none());
    }

    public Server server() {
        return server;
    }

    public CatalogContents contents() {
        return contents;
    }

    public Sizes sizes() {
        return sizes;
    }

    public Catalog withSizes(Sizes newSizes) {
        return new Catalog(server, contents, newSizes);
    }

    public Catalog withContents(CatalogContents newContents) {
        return new Catalog(server, newContents, sizes);
    }

    /** The same with the relation added, or in place of the one of its name; dependencies stay as they are. */
    public Catalog with(Relation relation) {
        return withContents(contents.with(relation));
    }

    /** The same without the relation of this name; dependencies stay as they are. */
    public Catalog without(TableName relation) {
        return withContents(contents.without(relation));
    }

    public Optional<Relation> relation(TableName name) {
        return Optional.ofNullable(lookup().relations.get(name));
    }

    /** Whether the name is taken by a table, view, sequence, composite type – or an index, which shares their name space. */
    public boolean existsRelation(TableName name) {
        return lookup().relations.containsKey(name) || lookup().indexes.containsKey(name);
    }

    public boolean isPartitioned(TableName name) {
        return relation(name).filter(Relation::isPartitioned).isPresent();
    }

    public Optional<Column> column(TableName table, Identifier column) {
        return relation(table).flatMap(r -> r.column(column));
    }

    public Optional<Constraint> constraint(TableName table, Identifier constraint) {
        return relation(table).flatMap(r -> r.constraint(constraint));
    }

    /** The table's indexes sorted by name; empty for what has none or is not there. */
    public List<Index> indexes(TableName table) {
        return relation(table).map(Relation::indexes).orElse(List.of());
    }

    /** The index of this name; {@link Index#table} is what it is on. */
    public Optional<Index> index(TableName name) {
        return Optional.ofNullable(lookup().indexes.get(name));
    }

    /** The enum, domain, range or base type of this name; composite types are a {@link #relation}. */
    public Optional<DataType> type(TableName name) {
        return Optional.ofNullable(lookup().types.get(name));
    }

    /**
     * What an unqualified name means: the relation or index of that name in the first schema that has one.
     *
     * @param searchPath as {@code current_schemas(false)} gives it
     */
    public Optional<TableName> resolve(Identifier name, List<Identifier> searchPath) {
        return searchPath.stream()
                .map(schema -> new TableName(schema, name))
                .filter(this::existsRelation)
                .findFirst();
    }

    /** The names relations and indexes of a schema have, which no new one may have. */
    public Set<Identifier> relationNames(Identifier schema) {
        return Collections.unmodifiableSet(lookup().relationNames.getOrDefault(schema, Set.of()));
    }

    /** The names of constraints on tables of a schema, internal ones included; automatic names avoid them. */
    public Set<Identifier> constraintNames(Identifier schema) {
        return Collections.unmodifiableSet(lookup().constraintNames.getOrDefault(schema, Set.of()));
    }

    /** Foreign keys that point to the table, its own included. */
    public List<ForeignKey> incomingForeignKeys(TableName table) {
        return List.copyOf(lookup().incoming.getOrDefault(table, List.of()));
    }

    /** The table's partitions, one level down. */
    public List<TableName> partitions(TableName table) {
        return children(table).stream()
                .filter(child -> relation(child).filter(Relation::isPartition).isPresent())
                .toList();
    }

    /** Partitions and inheritance heirs, one level down. */
    public List<TableName> children(TableName table) {
        return List.copyOf(lookup().children.getOrDefault(table, List.of()));
    }

    /** Partitions and inheritance heirs, all levels down, parents first. */
    public List<TableName> descendants(TableName table) {
        Set<TableName> found = new LinkedHashSet<>();
        Deque<TableName> open = new ArrayDeque<>(children(table));
        while (!open.isEmpty()) {
            TableName next = open.removeFirst();
            if (found.add(next)) {
                open.addAll(children(next));
            }
        }
        return List.copyOf(found);
    }

    /** What hangs on the relation or any of its columns, directly. */
    public List<Dependency> dependants(TableName relation) {
        return List.copyOf(lookup().dependants.getOrDefault(relation, List.of()));
    }

    /** What hangs on this column, directly. */
    public List<Dependency> dependants(TableName relation, Identifier column) {
        return dependants(relation).stream()
                .filter(d -> d.column().filter(column::equals).isPresent())
                .toList();
    }

    /** What hangs on the relation, and what hangs on the views among it, and so on. */
    public List<Dependency> allDependants(TableName relation) {
        Set<Dependency> found = new LinkedHashSet<>();
        Set<TableName> seen = new LinkedHashSet<>();
        Deque<TableName> open = new ArrayDeque<>(List.of(relation));
        while (!open.isEmpty()) {
            TableName next = open.removeFirst();
            if (seen.add(next)) {
                List<Dependency> direct = dependants(next);
                found.addAll(direct);
                direct.stream()
                        .filter(Dependency::carriesOn)
                        .map(Dependency::dependant)
                        .forEach(open::add);
            }
        }
        return List.copyOf(found);
    }

    /**
     * In which ways this catalog is not what the other one was, in a stable order; empty where they are equal.
     *
     * <p>Of something that is missing or new, nothing more is said: a missing table's columns are not listed. Otherwise every
     * fact that differs is a sentence of its own.
     *
     * @param before what to compare with: {@code is} speaks of this catalog, {@code was} of that one
     */
    public List<Difference> diff(Catalog before) {
        return diff(before, DiffOptions.everything());
    }

    public List<Difference> diff(Catalog before, DiffOptions options) {
        Set<Relation> shared = contents.shared(before.contents);
        return new Comparison(
                        Description.of(contents, shared).objects(),
                        Description.of(before.contents, shared).objects(),
                        options)
                .differences();
    }

    /** SHA-256, in hexadecimal, of everything {@link #diff} looks at. */
    public String fingerprint() {
        return Sha256.of(Description.of(contents).canonicalText(o -> true));
    }

    /**
     * SHA-256, in hexadecimal, of these relations, their partitions, parents and owned sequences, and whatever hangs on any of
     * them: views with all that is theirs; of others the foreign key, policy, trigger, default, function or publication concerned.
     * A name that is not there counts as absent, so that its appearance changes the fingerprint.
     */
    public String fingerprint(Set<TableName> relations) {
        return Sha256.of(new Fingerprint(this).canonicalText(relations));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Catalog catalog
                && (contents.equals(catalog.contents) || diff(catalog).isEmpty());
    }

    @Override
    public int hashCode() {
        return fingerprint().hashCode();
    }

    /** How many of what, for a log. */
    @Override
    public String toString() {
        return "catalog of " + contents.relations().size() + " relations on PostgreSQL " + server.major();
    }

    private Lookup lookup() {
        Lookup known = lookup;
        if (known == null) {
            known = new Lookup(contents);
            lookup = known;
        }
        return known;
    }
}
