// SPDX-License-Identifier: Apache-2.0
package io.suture.core.catalog;

import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import java.util.List;
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
