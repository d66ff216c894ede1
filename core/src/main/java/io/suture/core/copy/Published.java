// SPDX-License-Identifier: Apache-2.0
package io.suture.core.copy;

import static java.util.stream.Collectors.joining;

import io.suture.core.catalog.Catalog;
import io.suture.core.catalog.Publication;
import io.suture.core.catalog.Relation;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.SourceName;
import io.suture.core.sql.SqlScript;
import io.suture.core.sql.TableName;
import io.suture.core.sql.ddl.Expressions;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A table in a publication that names it. The copy is in none, so that what fills it is sent to nobody; subscribers have had every write from the table
 * itself, and know it by its name: they go on with the copy as with the table.
 */
record Published(Publication publication, Publication.Table table) {
    static List<Published> of(TableName table, Catalog catalog) {
        return catalog.contents().publications().stream()
                .flatMap(p -> p.table(table).stream().map(t -> new Published(p, t)))
                .toList();
    }

    /** A publication of every table of its schema, and of any that comes into it. */
    static Optional<Publication> withSchema(TableName table, Catalog catalog) {
        return catalog.contents().publications().stream()
                .filter(p -> p.schemas().contains(table.schema()))
                .findFirst();
    }

    /** Once the copy has the name, in the transaction in which the table goes: nothing is written between. */
    String again() {
        String columns = table.columns().isEmpty()
                ? ""
                : table.columns().stream().map(Identifier::toString).collect(joining(", ", " (", ")"));
        return "ALTER PUBLICATION " + publication.name() + " ADD TABLE ONLY " + table.name() + columns
                + table.filter().map(f -> " WHERE (" + f + ")").orElse("");
    }

    /**
     * In words that follow "because"; empty where nothing is in the way.
     *
     * @param whole the table; its owner says it again
     * @param changed columns that are of another type in the copy
     * @param computed whether their values are others, too
     */
    Optional<String> obstacle(Relation whole, Collection<Identifier> changed, boolean computed) {
        String replicates = "publication " + publication.name().value() + " replicates it";
        if (computed) {
            return Optional.of(replicates + ", and its subscribers would keep the values as they were");
        }
        if (table.filter().filter(f -> names(f).anyMatch(changed::contains)).isPresent()) {
            return Optional.of(replicates + ", and chooses its rows by what is changed");
        }
        return publication.owner().equals(whole.ownership().owner())
                ? Optional.empty()
                : Optional.of(replicates + ", and belongs to another role");
    }

    private static Stream<Identifier> names(String filter) {
        return SqlScript.parse("SELECT " + filter, SourceName.of("<filter>")).statements().stream()
                .flatMap(s -> Expressions.columns(s.tree()).stream());
    }
}
