// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.journal;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What there is of the journal's tables, by the catalog.
 *
 * @param schema whether schema {@code suture} exists
 * @param columns {@code table.column} of the journal's tables
 * @param guards triggers of the ledger that fire always
 */
record JournalShape(boolean schema, Set<String> columns, Set<String> guards) {
    private static final Map<String, List<String>> TABLES = Map.of(
            "meta",
            List.of(
                    "version",
                    "database_id",
                    "database_name",
                    "environment",
                    "protection",
                    "created_at",
                    "created_by",
                    "tool"),
            "run",
            List.of(
                    "id",
                    "ordinal",
                    "command",
                    "options",
                    "tool",
                    "host",
                    "os_user",
                    "runner_pid",
                    "claimed_as",
                    "runner_clock",
                    "started_at",
                    "started_by",
                    "backend_pid",
                    "backend_start",
                    "finished_at",
                    "result",
                    "longest_stall_ms"),
            "migration",
            List.of(
                    "id",
                    "ordinal",
                    "attempt",
                    "direction",
                    "run",
                    "state",
                    "leftovers",
                    "release",
                    "description",
                    "kind",
                    "layout",
                    "checksums",
                    "out_of_order",
                    "plan_fingerprint",
                    "rollback_point",
                    "adopted_from",
                    "begun_at",
                    "applied_at",
                    "applied_by"),
            "plan",
            List.of("migration", "attempt", "direction", "fingerprint", "body", "stored_at"),
            "backfill",
            List.of(
                    "migration",
                    "attempt",
                    "direction",
                    "number",
                    "worker",
                    "next_block",
                    "until_block",
                    "end_block",
                    "file_node",
                    "rows",
                    "blocks_per_second",
                    "started_at",
                    "at"),
            "step",
            List.of(
                    "migration",
                    "attempt",
                    "direction",
                    "number",
                    "verb",
                    "state",
                    "tries",
                    "sqlstate",
                    "backend_pid",
                    "backend_start",
                    "started_at",
                    "finished_at"),
            "measured",
            List.of(
                    "migration",
                    "attempt",
                    "direction",
                    "number",
                    "work",
                    "bytes",
                    "rows",
                    "wal_bytes",
                    "disk_bytes",
                    "ms",
                    "at"),
            "steering",
            List.of(
                    "one",
                    "command",
                    "paused_at",
                    "paused_by",
                    "obeyed_at",
                    "percent",
                    "throttled_at",
                    "throttled_by",
                    "speed",
                    "speed_reason"),
            "shape",
            List.of("one", "run", "tool", "server", "objects", "parts", "hashes", "taken_at"),
            "ledger",
            List.of("seq", "at", "prev", "who", "body", "hash"));
    private static final List<String> GUARDS = List.of("append_1_who", "append_2_link", "keep", "keep_row");

    /** One row; needs no privilege. */
    static final String QUERY = "SELECT EXISTS (SELECT FROM pg_catalog.pg_namespace AS n WHERE n.nspname = 'suture'),"
            + " ARRAY(SELECT c.relname || '.' || a.attname FROM pg_catalog.pg_class AS c"
            + " JOIN pg_catalog.pg_attribute AS a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped"
            + " WHERE " + ofOurs() + "),"
            + " ARRAY(SELECT t.tgname::text FROM pg_catalog.pg_trigger AS t JOIN pg_catalog.pg_class AS c ON c.oid = t.tgrelid"
            + " WHERE t.tgenabled = 'A' AND c.relname = 'ledger' AND " + ofOurs() + ")";

    static JournalShape read(ResultSet row) throws SQLException {
        return new JournalShape(row.getBoolean(1), texts(row.getArray(2)), texts(row.getArray(3)));
    }

    /** Whether there is nothing of the journal at all. */
    boolean absent() {
        return columns.isEmpty();
    }

    boolean has(String table) {
        return Objects.requireNonNull(TABLES.get(table)).stream()
                .allMatch(column -> columns.contains(table + "." + column));
    }

    /** What is not there and should be, in words; whole tables before columns. */
    List<String> missing() {
        List<String> missing = new ArrayList<>();
        new TreeMap<>(TABLES).forEach((table, wanted) -> {
            List<String> gone = wanted.stream()
                    .filter(column -> !columns.contains(table + "." + column))
                    .toList();
            if (gone.size() == wanted.size()) {
                missing.add("table suture." + table);
            } else {
                gone.forEach(column -> missing.add("column suture." + table + "." + column));
            }
        });
        return missing;
    }

    /** Triggers that should guard the ledger and do not. */
    List<String> unguarded() {
        return GUARDS.stream().filter(guard -> !guards.contains(guard)).toList();
    }

    /** @throws io.suture.core.problem.SutureException {@code JOURNAL-DAMAGED}, {@code LEDGER-UNGUARDED} */
    void requireWhole() {
        if (!missing().isEmpty()) {
            throw JournalProblems.damaged(missing()).asException();
        }
        if (!unguarded().isEmpty()) {
            throw JournalProblems.unguarded(unguarded()).asException();
        }
    }

    private static String ofOurs() {
        return "c.relnamespace = (SELECT n.oid FROM pg_catalog.pg_namespace AS n WHERE n.nspname = 'suture')"
                + " AND c.relname IN ('" + String.join("', '", new TreeSet<>(TABLES.keySet()))
                + "') AND c.relkind = 'r'";
    }

    private static Set<String> texts(Array array) throws SQLException {
        Set<String> texts = new TreeSet<>(Arrays.asList((String[]) array.getArray()));
        return Collections.unmodifiableSet(texts);
    }
}
