// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import io.suture.core.outlook.IndexShape;
import io.suture.core.plan.Probe;
import io.suture.core.plan.Sql;
import io.suture.core.plan.Step;
import io.suture.core.plan.Takes;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.RelationOid;
import io.suture.core.sql.SqlLiteral;
import io.suture.core.sql.TableName;
import io.suture.core.sql.ddl.IndexClause;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A concurrent build as a step. A build that was cancelled leaves an INVALID index of that name, which is removed before it is tried
 * again (manual of PostgreSQL 18, CREATE INDEX, "Building Indexes Concurrently").
 *
 * <p>Done is an index that is valid and has the columns, order, method and uniqueness wished for. A valid one that differs is
 * nobody's leftover: then the statement runs and PostgreSQL says that the name is taken. With {@code IF NOT EXISTS} any valid one will do, as
 * it would to PostgreSQL.
 */
public final class IndexBuild {
    private IndexBuild() {}

    static Step.Concurrent step(Sql sql, TableName index, TableName table, IndexClause clause, Takes takes) {
        String wished = clause.isLenient() ? "true" : same(IndexShape.of(clause), order(clause));
        return step(sql, index, table, wished, takes);
    }

    /** For an index of plain columns in their usual order. */
    public static Step.Concurrent step(Sql sql, TableName index, TableName table, IndexShape shape, Takes takes) {
        return step(sql, index, table, same(shape, Optional.empty()), takes);
    }

    private static Step.Concurrent step(Sql sql, TableName index, TableName table, String wished, Takes takes) {
        return Step.Concurrent.of(
                sql,
                takes,
                Optional.of(probe(index, table, wished)),
                true,
                Sql.of("DROP INDEX CONCURRENTLY IF EXISTS " + index));
    }

    private static Probe probe(TableName index, TableName table, String wished) {
        return new Probe("SELECT coalesce((SELECT CASE WHEN i.indrelid IS DISTINCT FROM "
                + RelationOid.of(table) + " THEN 'not_done'"
                + " WHEN NOT i.indisvalid OR NOT i.indisready THEN 'half_done'"
                + " WHEN " + wished + " THEN 'done' ELSE 'not_done' END"
                + " FROM pg_catalog.pg_index AS i"
                + " JOIN pg_catalog.pg_class AS c ON c.oid = i.indexrelid"
                + " JOIN pg_catalog.pg_am AS m ON m.oid = c.relam"
                + " WHERE i.indexrelid = " + RelationOid.of(index) + "), 'not_done')");
    }

    private static String same(IndexShape shape, Optional<String> order) {
        return "i.indisunique = " + shape.unique()
                + " AND m.amname = " + SqlLiteral.quote(shape.method())
                + " AND i.indnkeyatts = " + shape.places().size()
                + " AND (i.indpred IS NOT NULL) = " + shape.partial()
                + " AND ARRAY(SELECT coalesce(a.attname, '')::pg_catalog.text"
                + " FROM pg_catalog.unnest(i.indkey::pg_catalog.int2[]) WITH ORDINALITY AS k (number, place)"
                + " LEFT JOIN pg_catalog.pg_attribute AS a ON a.attrelid = i.indrelid AND a.attnum = k.number"
                + " AND k.number <> 0 ORDER BY k.place) = " + columns(shape)
                + order.map(o -> " AND i.indoption::pg_catalog.text = " + SqlLiteral.quote(o))
                        .orElse("");
    }

    /** An expression has no name: it counts as an empty one. */
    private static String columns(IndexShape shape) {
        String keys = shape.places().stream()
                .map(p -> SqlLiteral.quote(p.map(Identifier::value).orElse("")))
                .collect(Collectors.joining(", "));
        String include = shape.include().stream()
                .map(c -> ", " + SqlLiteral.quote(c.value()))
                .collect(Collectors.joining());
        return "ARRAY[" + keys + include + "]::pg_catalog.text[]";
    }

    /** {@code pg_index.indoption}: 1 descending, 2 nulls first. Only b-trees have an order. */
    private static Optional<String> order(IndexClause clause) {
        List<IndexClause.Key> keys = clause.keys();
        return clause.method().equals("btree")
                ? Optional.of(keys.stream()
                        .map(k -> String.valueOf((k.descending() ? 1 : 0) + (k.nullsFirst() ? 2 : 0)))
                        .collect(Collectors.joining(" ")))
                : Optional.empty();
    }
}
