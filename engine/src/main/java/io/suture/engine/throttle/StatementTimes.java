// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.throttle;

import io.suture.core.sql.Identifier;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How long the application's statements take, beside what the same ones took before the run: from {@code pg_stat_statements}, every 5 s. A statement
 * that was rare before says nothing, and so do those of the run, which are new.
 */
final class StatementTimes implements Signal {
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    /** What was called less often has no mean worth comparing with. */
    private static final long LEAST_CALLS = 20;

    private static final String WHERE = """
            SELECT n.nspname FROM pg_catalog.pg_extension AS e JOIN pg_catalog.pg_namespace AS n ON n.oid = e.extnamespace
            WHERE e.extname = 'pg_stat_statements'""";
    private static final String QUERY = """
            SELECT userid::bigint || ' ' || queryid, sum(calls)::bigint, sum(total_exec_time) FROM %s.pg_stat_statements(false)
            WHERE queryid IS NOT NULL AND dbid = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())
            GROUP BY 1""";

    private final int limit;
    private final Duration interval;
    private Map<String, Calls> first = Map.of();
    private Map<String, Calls> before = Map.of();
    private Optional<Long> askedAt = Optional.empty();
    private Load last = Load.NONE;

    private record Calls(long count, double ms) {}

    /** @param limit percent of what they took before */
    StatementTimes(int limit) {
        this(limit, INTERVAL);
    }

    /** @param interval between two looks that are not the same */
    StatementTimes(int limit, Duration interval) {
        this.limit = limit;
        this.interval = interval;
    }

    @Override
    public String name() {
        return "statement_times";
    }

    @Override
    public Load look(Look at) throws SQLException {
        long now = System.nanoTime();
        if (askedAt.isPresent() && now - askedAt.get() < interval.toNanos()) {
            return last;
        }
        askedAt = Optional.of(now);
        Map<String, Calls> calls = calls(at);
        if (calls.isEmpty()) {
            last = Load.unknown(
                    "pg_stat_statements is not there, or the login may not read it; CREATE EXTENSION, and GRANT pg_read_all_stats");
        } else if (first.isEmpty()) {
            first = calls;
        } else {
            last = compared(calls);
        }
        before = calls;
        return last;
    }

    private Load compared(Map<String, Calls> now) {
        double took = 0;
        double expected = 0;
        for (Map.Entry<String, Calls> each : now.entrySet()) {
            Calls was = before.get(each.getKey());
            Calls base = first.get(each.getKey());
            if (was != null && base != null && base.count() >= LEAST_CALLS) {
                took += each.getValue().ms() - was.ms();
                expected += (each.getValue().count() - was.count()) * base.ms() / base.count();
            }
        }
        long percent = expected <= 0 ? 0 : Math.round(100 * took / expected);
        return Load.of(
                percent,
                limit,
                "the application's statements take " + percent + " % of what they took before, limit " + limit + " %");
    }

    private static Map<String, Calls> calls(Look at) throws SQLException {
        Map<String, Calls> all = new HashMap<>();
        try (Statement statement = at.connection().createStatement()) {
            String schema = null;
            try (ResultSet row = statement.executeQuery(WHERE)) {
                schema = row.next() ? row.getString(1) : null;
            }
            if (schema == null) {
                return all;
            }
            try (ResultSet row = statement.executeQuery(QUERY.formatted(Identifier.of(schema)))) {
                while (row.next()) {
                    all.put(row.getString(1), new Calls(row.getLong(2), row.getDouble(3)));
                }
            }
        }
        return all;
    }
}
