// SPDX-License-Identifier: Apache-2.0
package io.suture.core.copy;

import io.suture.core.catalog.Catalog;
import io.suture.core.catalog.Dependency;
import io.suture.core.catalog.ForeignKey;
import io.suture.core.catalog.Relation;
import io.suture.core.catalog.SequenceOptions;
import io.suture.core.outlook.Outlook;
import io.suture.core.release.LiveReleases;
import io.suture.core.sql.TableName;
import java.util.List;
import java.util.Optional;

/**
 * What hangs on a table from outside, and is moved to the copy.
 *
 * @param incoming foreign keys of other tables
 * @param views whose query names it, those of releases left out, which are seen to elsewhere
 * @param sequences its columns own
 * @param publications that name it
 */
record Surroundings(
        Relation table,
        List<ForeignKey> incoming,
        List<Relation> views,
        List<Relation> sequences,
        List<Published> publications) {
    static Surroundings of(Relation table, Outlook outlook) {
        LiveReleases releases = LiveReleases.of(outlook.catalog());
        return new Surroundings(
                table,
                outlook.incomingForeignKeys(table.name()).stream()
                        .filter(key -> !key.table().equals(table.name()))
                        .toList(),
                outlook.readers(table.name()).stream()
                        .filter(v -> !releases.has(v.schema()))
                        .flatMap(v -> outlook.relation(v).stream())
                        .toList(),
                outlook.allRelations().stream()
                        .filter(r -> owner(r).filter(o -> o.table().equals(table.name()))
                                .isPresent())
                        .toList(),
                Published.of(table.name(), outlook.catalog()));
    }

    private static Optional<SequenceOptions.OwnerColumn> owner(Relation relation) {
        return relation.sequence().flatMap(SequenceOptions::owner);
    }

    /** What depends on the table and has no way to the copy. */
    List<Dependency> left(Catalog catalog) {
        return catalog.dependants(table.name()).stream()
                .filter(d -> !isCarried(d))
                .toList();
    }

    private boolean isCarried(Dependency dependency) {
        TableName name = table.name();
        return switch (dependency.kind()) {
            case VIEW, CONSTRAINT, SEQUENCE, INDEX, PUBLICATION, STATISTICS -> true;
            case TRIGGER, POLICY, DEFAULT -> dependency.dependant().equals(name);
            case MATERIALIZED_VIEW, RULE, FUNCTION, COLUMN, PARTITION -> false;
        };
    }
}
