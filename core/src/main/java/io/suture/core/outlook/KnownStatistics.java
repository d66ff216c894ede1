// SPDX-License-Identifier: Apache-2.0
package io.suture.core.outlook;

import io.suture.core.catalog.Relation;
import io.suture.core.catalog.Statistics;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.Node;
import io.suture.core.sql.TableName;
import io.suture.core.sql.ddl.RelationName;
import io.suture.core.sql.ddl.StatisticsClause;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Extended statistics, and the relation they are of. Each look-up is a pass over all relations.
 *
 * @param of the relation
 */
public record KnownStatistics(TableName of, Statistics statistics) {
    private static final String OBJECT = "OBJECT_STATISTIC_EXT";

    /** Those that are meant; empty where none are known. */
    public static Optional<KnownStatistics> find(RelationName written, Outlook outlook) {
        return outlook.path().candidates(written.schema()).stream()
                .flatMap(schema -> named(new TableName(schema, written.name()), outlook))
                .findFirst();
    }

    /**
     * What a statement renames, moves, gives away or comments on.
     *
     * @param type the field that says what kind of object it is about
     */
    public static Optional<KnownStatistics> object(Node tree, String type, Outlook outlook) {
        return tree.field("object")
                .filter(o -> tree.text(type).equals(OBJECT))
                .flatMap(o -> find(RelationName.of(o.strings("items")), outlook));
    }

    /** What they will be called. */
    public static Optional<TableName> name(StatisticsClause clause, Outlook outlook) {
        return clause.name()
                .map(outlook::place)
                .or(() -> clause.table()
                        .flatMap(outlook::find)
                        .map(table -> freeName(outlook, table.schema(), table.name(), clause.labels())));
    }

    /** What PostgreSQL would call statistics of these elements. */
    public static TableName freeName(Outlook outlook, Identifier schema, Identifier table, List<String> elements) {
        return outlook.names(schema).statistics(table, elements, name -> isTaken(new TableName(schema, name), outlook));
    }

    /** Whether there are some of that name. */
    public static boolean isTaken(TableName name, Outlook outlook) {
        return named(name, outlook).findAny().isPresent();
    }

    private static Stream<KnownStatistics> named(TableName name, Outlook outlook) {
        return outlook.allRelations().stream()
                .flatMap((Relation r) -> r.statistics().stream()
                        .filter(s -> s.name().equals(name))
                        .map(s -> new KnownStatistics(r.name(), s)));
    }
}
