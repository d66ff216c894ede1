// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.throttle;

import java.sql.SQLException;

/** How many of the connections that the application may have are taken, of all databases of the server. */
final class Connections implements Signal {
    private static final String QUERY = """
            SELECT (SELECT count(*) FROM pg_catalog.pg_stat_activity WHERE backend_type = 'client backend'),
                   pg_catalog.current_setting('max_connections')::integer
                   - pg_catalog.current_setting('superuser_reserved_connections')::integer""";

    private final int limit;

    /** @param limit percent */
    Connections(int limit) {
        this.limit = limit;
    }

    @Override
    public String name() {
        return "connections";
    }

    @Override
    public Load look(Look at) throws SQLException {
        return at.first(QUERY, row -> {
            long taken = row.getLong(1);
            long all = row.getLong(2);
            return Load.of(
                    100.0 * taken / all, limit, taken + " of " + all + " connections are taken, limit " + limit + " %");
        });
    }
}
