// SPDX-License-Identifier: Apache-2.0
package io.suture.core.catalog;

import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything a catalog is about, as lists in a stable order; what is written to a snapshot file. */
public record CatalogContents(
        List<Schema> schemas,
        List<Relation> relations,
        List<Routine> routines,
        List<DataType> types,
        List<Extension> extensions,
        List<Publication> publications,
        List<DefaultPrivileges> defaultPrivileges,
        List<OtherObject> others,
        List<Dependency> dependencies) {
    private static final CatalogContents EMPTY = new CatalogContents(
            List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    public CatalogContents {
        schemas = Sorted.by(schemas, Schema::name);
        relations = Sorted.by(relations, Relation::name);
        routines = Sorted.by(routines, r -> r.name() + "(" + r.arguments() + ")");
        types = Sorted.by(types, DataType::name);
        extensions = Sorted.by(extensions, Extension::name);
        publications = Sorted.by(publications, Publication::name);
        defaultPrivileges = Sorted.by(
                defaultPrivileges,
                d -> d.creator() + "\0" + d.schema().map(Identifier::value).orElse("") + "\0" + d.objects());
        others = Sorted.by(others, o -> o.kind() + "\0" + o.display());
        dependencies = dependencies.stream().sorted().distinct().toList();
    }

    /** Of an empty database. */
    public static CatalogContents empty() {
        return EMPTY;
    }

    /**
     * Relations in which nothing can differ: both contents hold the very same value, and those of the sequences that are described with it.
     * Told apart by identity; contents that were made from each other share most of theirs.
     */
    Set<Relation> shared(CatalogContents other) {
        Set<Relation> others = byIdentity(other.relations.stream());
        Set<Relation> shared = byIdentity(relations.stream().filter(others::contains));
        Set<TableName> counted = Stream.concat(relations.stream(), other.relations.stream())
                .filter(r -> !shared.contains(r))
                .flatMap(r -> r.sequence().stream())
                .flatMap(s -> s.owner().stream())
                .map(SequenceOptions.OwnerColumn::table)
                .collect(Collectors.toSet());
        shared.removeIf(r -> counted.contains(r.name()));
        return shared;
    }

    private static Set<Relation> byIdentity(Stream<Relation> relations) {
        Set<Relation> set = Collections.newSetFromMap(new IdentityHashMap<>());
        relations.forEach(set::add);
        return set;
    }

    /** The same with the relation added, or in place of the one of its name. */
    public CatalogContents with(Relation relation) {
        return withRelations(Stream.concat(
                        relations.stream().filter(r -> !r.name().equals(relation.name())), Stream.of(relation))
                .toList());
    }

    /** The same without the relation of this name. */
    public CatalogContents without(TableName relation) {
        return withRelations(
                relations.stream().filter(r -> !r.name().equals(relation)).toList());
    }

    public CatalogContents withRelations(List<Relation> newRelations) {
        return new CatalogContents(
                schemas,
                newRelations,
                routines,
                types,
                extensions,
                publications,
                defaultPrivileges,
                others,
                dependencies);
    }

    public CatalogContents withTypes(List<DataType> newTypes) {
        return new CatalogContents(
                schemas,
                relations,
                routines,
                newTypes,
                extensions,
                publications,
                defaultPrivileges,
                others,
                dependencies);
    }

    public CatalogContents withDependencies(List<Dependency> newDependencies) {
        return new CatalogContents(
                schemas,
                relations,
                routines,
                types,
                extensions,
                publications,
                defaultPrivileges,
                others,
                newDependencies);
    }
}
