// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql;

/** Whether a row was written since a moment, by its transaction: as an SQL condition. */
public final class Since {
    private static final String NEXT = "pg_catalog.pg_snapshot_xmax(pg_catalog.pg_current_snapshot())::text::bigint";

    private Since() {}

    /**
     * A row has 32 bits of a transaction's number (manual of PostgreSQL 18, 66.4): taken for the newest such number that can be over. What was written
     * behind a savepoint by a transaction that was open at that moment counts as written before: a snapshot does not name subtransactions (9.27.8).
     *
     * @param writer SQL of an {@code xmin}
     * @param moment SQL of a {@code pg_snapshot}
     */
    public static String writtenSince(String writer, String moment) {
        return "((" + writer + ")::text::bigint > 2 AND NOT pg_catalog.pg_visible_in_snapshot((" + transaction(writer)
                + ")::text::xid8, " + moment + "))";
    }

    /**
     * The moment right after a transaction, as SQL of a text that is a {@code pg_snapshot}: everything before it counts as over.
     *
     * @param writer SQL of an {@code xmin}
     */
    public static String after(String writer) {
        return "pg_catalog.format('%1$s:%1$s:', " + transaction(writer) + " + 1)";
    }

    /**
     * The whole number of a transaction, as SQL of a {@code bigint}.
     *
     * @param writer SQL of an {@code xmin}
     */
    public static String transaction(String writer) {
        return "(" + NEXT + " - ((" + NEXT + " - (" + writer + ")::text::bigint) & 4294967295))";
    }
}
