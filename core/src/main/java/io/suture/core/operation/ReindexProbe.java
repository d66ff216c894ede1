// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import io.suture.core.catalog.AutomaticNames;
import io.suture.core.catalog.Index;
import io.suture.core.outlook.Outlook;
import io.suture.core.plan.Probe;
import io.suture.core.plan.Sql;
import io.suture.core.plan.Step;
import io.suture.core.plan.Takes;
import io.suture.core.sql.RelationOid;
import io.suture.core.sql.Statement;
import io.suture.core.sql.TableName;
import io.suture.core.sql.ddl.RelationName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A rebuild that runs again harmlessly, after what a cancelled one has left is removed: an INVALID index with {@code _ccnew} or
 * {@code _ccold} after its name (manual of PostgreSQL 18, REINDEX, "Rebuilding Indexes Concurrently").
 */
final class ReindexProbe {
    private ReindexProbe() {}

    static Step.Concurrent step(Sql sql, Statement statement, Outlook outlook, Takes takes) {
        Optional<TableName> relation =
                RelationName.in(statement.tree(), "relation").flatMap(outlook::find);
        List<TableName> leftovers = relation.map(r -> leftovers(r, outlook)).orElse(List.of());
        if (leftovers.isEmpty()) {
            return Step.Concurrent.of(sql, takes, Optional.empty(), true);
        }
        Sql[] repair = leftovers.stream()
                .map(l -> Sql.of("DROP INDEX CONCURRENTLY IF EXISTS " + l))
                .toArray(Sql[]::new);
        return Step.Concurrent.of(sql, takes, Optional.of(probe(leftovers)), true, repair);
    }

    private static List<TableName> leftovers(TableName relation, Outlook outlook) {
        List<TableName> indexes = new ArrayList<>();
        if (outlook.index(relation).isPresent()) {
            indexes.add(relation);
        } else {
            List<TableName> tables = new ArrayList<>(List.of(relation));
            tables.addAll(outlook.descendants(relation));
            tables.stream()
                    .flatMap(t -> outlook.relation(t).stream())
                    .flatMap(r -> r.indexes().stream())
                    .map(Index::name)
                    .forEach(indexes::add);
        }
        return indexes.stream()
                .flatMap(i -> List.of(named(i, "ccnew"), named(i, "ccold")).stream())
                .toList();
    }

    private static TableName named(TableName index, String label) {
        return new TableName(index.schema(), AutomaticNames.joined(index.name(), "", label));
    }

    private static Probe probe(List<TableName> leftovers) {
        String names = leftovers.stream().map(RelationOid::of).collect(Collectors.joining(", "));
        return new Probe("SELECT CASE WHEN EXISTS (SELECT 1 FROM pg_catalog.pg_index"
                + " WHERE NOT indisvalid AND indexrelid IN (" + names + ")) THEN 'half_done' ELSE 'not_done' END");
    }
}
