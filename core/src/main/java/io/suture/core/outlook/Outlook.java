// SPDX-License-Identifier: Apache-2.0
package io.suture.core.outlook;

import io.suture.core.catalog.AutomaticNames;
import io.suture.core.catalog.Catalog;
import io.suture.core.catalog.DataType;
import io.suture.core.catalog.ForeignKey;
import io.suture.core.catalog.Index;
import io.suture.core.catalog.Relation;
import io.suture.core.catalog.RelationKind;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.RelationRef;
import io.suture.core.sql.Statement;
import io.suture.core.sql.TableName;
import io.suture.core.sql.ddl.RelationName;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The schema as it will be at this point of the run. Mutable; belongs to one planning and one thread.
 *
 * <p>Look-ups are those of {@link Catalog}. Of fresh relations less is known: what a query gives them is not worked out.
 */
public final class Outlook {
    private final Catalog catalog;
    private final SearchPath ownPath;
    private final Relations relations = new Relations();
    private final Map<TableName, DataType> types = new HashMap<>();
    private final ViewSources views;
    private final Routines routines;
    private final Set<TableName> fresh = new HashSet<>();
    private final Map<TableName, TableName> formerNames = new HashMap<>();
    private final Set<Touched> touched = new HashSet<>();
    private final Recent recent = new Recent();
    private SearchPath path;

    /** @param searchPath of the session the plan will run in, as {@code current_schemas(false)} */
    public Outlook(Catalog catalog, List<Identifier> searchPath) {
        this.catalog = catalog;
        this.ownPath = new SearchPath(searchPath);
        this.path = ownPath;
        this.views = new ViewSources(catalog.contents().dependencies());
        this.routines = new Routines(catalog.contents().routines());
        catalog.contents().relations().forEach(relations::put);
        catalog.contents().types().forEach(t -> types.put(t.name(), t));
    }

    /** Another one with the relations and types there are now, to see what would become of them. Costs a pass over all of them. */
    public Outlook copy() {
        Outlook copy =
                new Outlook(catalog.withContents(catalog.contents().withRelations(relations.all())), ownPath.schemas());
        copy.types.clear();
        copy.types.putAll(types);
        copy.path = path;
        return copy;
    }

    /** One just like this, which goes its own way from here on. Costs a pass over all relations. */
    public Outlook branch() {
        Outlook branch = new Outlook(catalog, ownPath.schemas());
        branch.returnTo(this);
        return branch;
    }

    /** Forgets what has happened since the other branched off; the other stays as it is. */
    public void returnTo(Outlook other) {
        relations.become(other.relations);
        views.become(other.views);
        routines.become(other.routines);
        recent.become(other.recent);
        become(types, other.types);
        become(fresh, other.fresh);
        become(formerNames, other.formerNames);
        become(touched, other.touched);
        path = other.path;
    }

    static <K, V> void become(Map<K, V> these, Map<K, V> those) {
        these.clear();
        these.putAll(those);
    }

    static <T> void become(Set<T> these, Set<T> those) {
        these.clear();
        these.addAll(those);
    }

    /** As it was read, without the effect of anything since. */
    public Catalog catalog() {
        return catalog;
    }

    /** Of the server, for example 15. */
    public int major() {
        return catalog.server().major();
    }

    // names

    public SearchPath path() {
        return path;
    }

    /** {@code SET search_path} of the author's, until the migration ends. */
    public void path(SearchPath newPath) {
        path = newPath;
    }

    /** {@code RESET search_path}. */
    public void ownPath() {
        path = ownPath;
    }

    /** Each migration begins with the session's own search path and without temporary relations. */
    public void migrationBegins() {
        path = ownPath;
        recent.migrationBegins();
        relations.in(SearchPath.TEMPORARY).forEach(r -> drop(r.name()));
    }

    /** The relation or index that is meant; empty where none is known. */
    public Optional<TableName> find(Optional<Identifier> schema, Identifier name) {
        for (Identifier candidate : path.candidates(schema)) {
            TableName full = new TableName(candidate, name);
            if (relations.exists(full)) {
                return Optional.of(full);
            }
        }
        return Optional.empty();
    }

    public Optional<TableName> find(RelationName name) {
        return find(name.schema(), name.name());
    }

    public Optional<TableName> find(RelationRef ref) {
        return find(ref.schema(), ref.name());
    }

    /** What a new relation will be called. */
    public TableName place(RelationName name) {
        Identifier schema =
                name.temporary() ? SearchPath.TEMPORARY : name.schema().orElseGet(path::creation);
        return new TableName(schema, name.name());
    }

    /** What is meant, or what it would be called if it were there. */
    public TableName resolve(RelationName name) {
        return find(name).orElseGet(() -> place(name));
    }

    /** The type of that name, composite ones and PostgreSQL's own left out. */
    public Optional<DataType> type(Optional<Identifier> schema, Identifier name) {
        return path.candidates(schema).stream()
                .map(s -> types.get(new TableName(s, name)))
                .filter(t -> t != null)
                .findFirst();
    }

    public Optional<DataType> type(TableName name) {
        return Optional.ofNullable(types.get(name));
    }

    /** Names PostgreSQL would choose in this schema now. */
    public AutomaticNames names(Identifier schema) {
        return new AutomaticNames(
                schema,
                name -> relations.exists(new TableName(schema, name)),
                name -> relations.hasConstraint(schema, name));
    }

    // relations

    public boolean exists(TableName name) {
        return relations.exists(name);
    }

    public Optional<Relation> relation(TableName name) {
        return relations.get(name);
    }

    public Optional<Index> index(TableName name) {
        return relations.index(name);
    }

    /** Whether the run itself creates it, so that nobody uses it yet. */
    public boolean isFresh(TableName name) {
        return fresh.contains(name);
    }

    /** Whether it is there for others to use while the plan runs. */
    public boolean isShared(TableName name) {
        return relations.exists(name) && !fresh.contains(name);
    }

    /** What it was called when the transaction that is being put together began. */
    public TableName nameBefore(TableName name) {
        return formerNames.getOrDefault(name, name);
    }

    /** What was renamed so far keeps its new name. */
    public void transactionEnds() {
        formerNames.clear();
    }

    /** Partitions and heirs, one level down. */
    public List<TableName> children(TableName table) {
        return relations.children(table);
    }

    /** Partitions and heirs, all levels down, parents first. */
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

    /** The relation, then its {@link #descendants}. */
    public List<TableName> family(TableName table) {
        return Stream.concat(Stream.of(table), descendants(table).stream()).toList();
    }

    /** Those of its {@link #family} that are ordinary tables. */
    public List<TableName> leaves(TableName table) {
        return family(table).stream()
                .filter(t ->
                        relation(t).filter(r -> r.kind() == RelationKind.TABLE).isPresent())
                .toList();
    }

    /** Foreign keys that point to the table, its own included. */
    public List<ForeignKey> incomingForeignKeys(TableName table) {
        return relations.incoming(table);
    }

    /** What the query of a view or materialised view names. */
    public Set<TableName> sources(TableName view) {
        return views.of(view);
    }

    /** Views and materialised views whose query names the relation. */
    public Set<TableName> readers(TableName relation) {
        return views.readers(relation);
    }

    /** Everything of a schema, in a stable order. */
    public List<Relation> relationsIn(Identifier schema) {
        return relations.in(schema);
    }

    public List<Relation> allRelations() {
        return relations.all();
    }

    /** Composite types and PostgreSQL's own left out. */
    public List<DataType> allTypes() {
        return List.copyOf(types.values());
    }

    /** Volatility of a function somebody made, looked up along the path; empty where nobody made one of that name. */
    public Optional<Boolean> isVolatile(Optional<Identifier> schema, Identifier function) {
        return path.candidates(schema).stream()
                .flatMap(s -> routines.isVolatile(new TableName(s, function)).stream())
                .reduce(Boolean::logicalOr);
    }

    // changes

    /** A new relation; its indexes are fresh too. */
    public void create(Relation relation) {
        relations.put(relation);
        fresh.add(relation.name());
        relation.indexes().forEach(i -> fresh.add(i.name()));
    }

    /** A relation that others can use already, though nobody read it: what is altered must be there. */
    public void assume(Relation relation) {
        relations.put(relation);
    }

    /** What was created so far is used by others from now on. */
    public void settle() {
        fresh.clear();
    }

    /** The relation and its indexes are used by others, or hold rows, from now on. */
    public void settle(TableName name) {
        fresh.remove(name);
        relation(name).ifPresent(r -> r.indexes().forEach(i -> fresh.remove(i.name())));
    }

    /** Another shape of the relation of this name; new indexes of it are fresh. Nothing where there is none. */
    public void change(TableName name, UnaryOperator<Relation> by) {
        relations.get(name).ifPresent(old -> {
            Relation changed = by.apply(old);
            relations.put(changed);
            changed.indexes().stream()
                    .filter(i -> old.index(i.name().name()).isEmpty())
                    .forEach(i -> fresh.add(i.name()));
        });
    }

    /** A relation goes, with its indexes; what hangs on it is not looked at. */
    public void drop(TableName name) {
        relations.get(name).ifPresent(r -> r.indexes().forEach(i -> fresh.remove(i.name())));
        relations.remove(name);
        views.forget(name);
        fresh.remove(name);
    }

    void renamed(TableName from, TableName to) {
        TableName before = nameBefore(from);
        formerNames.remove(from);
        formerNames.put(to, before);
    }

    /** An index has gone, or has another name: it is not new under either. */
    void indexForgotten(TableName name) {
        fresh.remove(name);
    }

    boolean wasFresh(TableName name) {
        return fresh.contains(name);
    }

    void markFresh(TableName name) {
        fresh.add(name);
    }

    void viewReads(TableName view, TableName source) {
        views.reads(view, source);
    }

    void viewRenamed(TableName from, TableName to) {
        views.renamed(from, to);
    }

    public void put(DataType type) {
        types.put(type.name(), type);
    }

    public void dropType(TableName name) {
        types.remove(name);
    }

    void routine(TableName name, boolean isVolatile) {
        routines.put(name, isVolatile);
        touch(Touched.routine(name));
    }

    void touch(Touched property) {
        touched.add(property);
    }

    /** What the run has altered by now, whether the outlook follows it or not. */
    public Recent recent() {
        return recent;
    }

    /** A statement is planned: what it alters is not as it was read. */
    public void looksBackAt(Statement statement) {
        recent.add(statement, this);
    }

    /** Whether the run itself has changed it by now, so that what was read of it no longer holds. */
    public boolean isTouched(Touched property) {
        return touched.contains(property);
    }
}
