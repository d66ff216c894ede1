// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.backfill;

import static io.suture.core.sql.SqlLiteral.quote;

import io.suture.core.sql.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** How many blocks a table has, or its largest partition: a range of a partitioned table is one of each partition. */
public final class Blocks {
    /** The SQLSTATE of {@link #unlessRewritten}: blocks are not those any more that were handed out. */
    public static final String REWRITTEN = "SU012";

    private Blocks() {}

    /** Of now; every row that a snapshot taken before sees is in one of them. Catalogs and file sizes alone are read. */
    public static long of(TableName table, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql(table))) {
            row.next();
            return row.getLong(1);
        }
    }

    static String sql(TableName table) {
        return """
                SELECT greatest(pg_catalog.pg_relation_size(c.oid),
                                (SELECT max(pg_catalog.pg_relation_size(p.relid)) FROM pg_catalog.pg_partition_tree(c.oid) AS p))
                       / pg_catalog.current_setting('block_size')::bigint
                FROM""" + family(table);
    }

    /** A query of a number, of the table and all its partitions: none is written into another file without that it changes. */
    public static String fileNode(TableName table) {
        return """
                SELECT coalesce(pg_catalog.pg_relation_filenode(c.oid)::bigint, 0)
                       + coalesce((SELECT sum(pg_catalog.pg_relation_filenode(p.relid)::bigint)::bigint
                                   FROM pg_catalog.pg_partition_tree(c.oid) AS p), 0)
                FROM""" + family(table);
    }

    /**
     * A statement that raises {@link #REWRITTEN} where the table lies in another file; under a lock, which keeps it from then on.
     *
     * @param before a query of what {@link #fileNode} was
     */
    public static String unlessRewritten(TableName table, String before) {
        return "DO $suture$ BEGIN IF (" + before + ") <> (" + fileNode(table) + ") THEN RAISE EXCEPTION SQLSTATE '"
                + REWRITTEN + "'; END IF; END $suture$";
    }

    /** Behind FROM: the table's row of {@code pg_class}, called {@code c}. */
    static String family(TableName table) {
        return " pg_catalog.pg_class AS c JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace WHERE n.nspname = "
                + quote(table.schema().value()) + " AND c.relname = "
                + quote(table.name().value());
    }
}
