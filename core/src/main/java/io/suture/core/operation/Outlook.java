// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import io.suture.core.catalog.AutomaticNames;
import io.suture.core.catalog.Catalog;
import io.suture.core.catalog.Index;
import io.suture.core.catalog.Relation;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.RelationRef;
import io.suture.core.sql.TableName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The schema as it will be when the statements planned so far have run: the catalog that was read, and what changed since.
 *
 * <p>Relations the run itself creates are <em>fresh</em>: nobody uses them yet, so nothing on them has to be made online, and
 * little of them is known. Mutable; belongs to one planning.
 */
public final class Outlook {
    private final Catalog catalog;
    private final List<Identifier> defaultPath;
    private List<Identifier> path;
    private final Map<TableName, Optional<Relation>> changed = new HashMap<>();
    private final Map<TableName, TableName> freshIndexes = new HashMap<>();
    private final Set<TableName> fresh = new HashSet<>();
    private final Set<Identifier> newConstraintNames = new HashSet<>();

    public Outlook(Catalog catalog, List<Identifier> searchPath) {
        this.catalog = catalog;
        this.defaultPath = List.copyOf(searchPath);
        this.path = defaultPath;
    }

    /** As it was read, without the effect of what was planned since. */
    public Catalog catalog() {
        return catalog;
    }

    public int major() {
        return catalog.server().major();
    }

    /** What a reference means here; a new relation of that name where none is known. */
    public TableName resolve(RelationRef ref) {
        return find(ref.schema(), ref.name()).orElseGet(() -> ref.in(creationSchema()));
    }

    /** The relation or index of this name, looked up along the search path where no schema is written. */
    public Optional<TableName> find(Optional<Identifier> schema, Identifier name) {
        List<Identifier> schemas = schema.map(List::of).orElse(path);
        return schemas.stream().map(s -> new TableName(s, name)).filter(this::exists).findFirst();
    }

    /** Where a new relation goes when no schema is written. */
    public Identifier creationSchema() {
        return path.isEmpty() ? Identifier.of("public") : path.getFirst();
    }

    /** {@code SET search_path} of the author's, until the migration ends. */
    public void searchPath(List<Identifier> schemas) {
        path = List.copyOf(schemas);
    }

    /** Each migration begins with the session's own settings. */
    void migrationBegins() {
        path = defaultPath;
    }

    public boolean exists(TableName name) {
        Optional<Relation> known = changed.get(name);
        if (known != null) {
            return known.isPresent();
        }
        return fresh.contains(name) || freshIndexes.containsKey(name) || catalog.existsRelation(name);
    }

    /** Whether the run itself creates it, so that nobody uses it yet. */
    public boolean isFresh(TableName name) {
        return fresh.contains(name);
    }

    /** Whether it is there for others to use while the plan runs. */
    public boolean isShared(TableName name) {
        return !isFresh(name) && relation(name).isPresent();
    }

    /** What is known of it; empty for fresh ones. */
    public Optional<Relation> relation(TableName name) {
        Optional<Relation> known = changed.get(name);
        return known != null ? known : catalog.relation(name);
    }

    /** The index as the catalog has it, unless it was dropped since; empty for fresh ones. */
    public Optional<Index> index(TableName name) {
        return catalog.index(name)
                .filter(i -> relation(i.table()).flatMap(r -> r.index(name.name())).isPresent());
    }

    /** Names to choose from in this schema. */
    public AutomaticNames names(Identifier schema) {
        Set<Identifier> relations = new HashSet<>(catalog.relationNames(schema));
        fresh.stream().filter(n -> n.schema().equals(schema)).map(TableName::name).forEach(relations::add);
        freshIndexes.keySet().stream().filter(n -> n.schema().equals(schema)).map(TableName::name).forEach(relations::add);
        Set<Identifier> constraints = new HashSet<>(catalog.constraintNames(schema));
        constraints.addAll(newConstraintNames);
        return new AutomaticNames(schema, relations, constraints);
    }

    public void created(TableName name) {
        changed.remove(name);
        fresh.add(name);
    }

    public void indexCreated(TableName index, TableName table) {
        freshIndexes.put(index, table);
    }

    public void constraintNamed(Identifier name) {
        newConstraintNames.add(name);
    }

    public void dropped(TableName name) {
        fresh.remove(name);
        freshIndexes.remove(name);
        changed.put(name, Optional.empty());
    }

    /** A shared relation with another shape. */
    public void changed(Relation relation) {
        changed.put(relation.name(), Optional.of(relation));
    }

    public void renamed(TableName from, TableName to) {
        boolean wasFresh = fresh.contains(from);
        Optional<Relation> known = relation(from);
        dropped(from);
        if (wasFresh || known.isEmpty()) {
            created(to);
        } else {
            changed.put(to, known);
        }
    }
}
