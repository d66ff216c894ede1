// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import io.suture.core.catalog.Publication;
import io.suture.core.outlook.Outlook;
import io.suture.core.plan.PlannedStep;
import io.suture.core.sql.Node;
import io.suture.core.sql.TableName;
import io.suture.core.sql.ddl.RelationName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tables, ours among them, that a publication of all tables or of a schema has as soon as they are made. A subscriber that lacks one stops at its
 * first row ({@code logical replication target relation … does not exist}; seen on PostgreSQL 15).
 */
record NewlyPublished(Outlook outlook) {
    /** A note for each such publication. */
    List<String> notes(List<PlannedStep> steps) {
        List<Publication> whole = outlook.catalog().contents().publications().stream()
                .filter(p -> p.allTables() || !p.schemas().isEmpty())
                .toList();
        List<TableName> made = whole.isEmpty() ? List.of() : made(steps);
        return whole.stream().flatMap(p -> note(p, made).stream()).toList();
    }

    private static Optional<String> note(Publication publication, List<TableName> made) {
        String tables = made.stream()
                .filter(t -> publication.allTables() || publication.schemas().contains(t.schema()))
                .map(TableName::display)
                .collect(Collectors.joining(", "));
        return tables.isEmpty()
                ? Optional.empty()
                : Optional.of("publication " + publication.name().value() + " replicates " + tables
                        + " from the moment it is made: a subscriber without a table of that name stops at its first row,"
                        + " so make it there before");
    }

    private List<TableName> made(List<PlannedStep> steps) {
        return steps.stream()
                .flatMap(s -> s.step().statements().stream())
                .filter(sql -> sql.text().regionMatches(true, 0, "create", 0, "create".length()))
                .flatMap(sql -> table(Lowerings.statement(sql.text()).tree()).stream())
                .distinct()
                .toList();
    }

    /** Empty where none is made, and for one of the session's own or one that is not logged: those no publication has. */
    private Optional<TableName> table(Node tree) {
        return switch (tree.tag()) {
            case "CreateStmt" -> tree.field("relation").flatMap(this::logged);
            case "CreateTableAsStmt" ->
                tree.field("into")
                        .filter(into -> tree.text("objtype").equals("OBJECT_TABLE"))
                        .flatMap(into -> into.field("rel"))
                        .flatMap(this::logged);
            default -> Optional.empty();
        };
    }

    private Optional<TableName> logged(Node rangeVar) {
        return Stream.of(rangeVar)
                .filter(r -> r.text("relpersistence").equals("p"))
                .map(RelationName::of)
                .map(outlook::resolve)
                .findFirst();
    }
}
