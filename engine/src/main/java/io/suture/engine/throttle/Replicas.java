// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.throttle;

import java.sql.SQLException;
import java.util.function.LongFunction;

/** What the signals about replicas have in common: the one of the streaming replicas that is furthest behind, as the primary knows it. */
final class Replicas {
    private Replicas() {}

    /**
     * The load that it is.
     *
     * @param known column of {@code pg_stat_replication} that is null where nothing is known
     * @param behind how far, as SQL over a row of that view
     * @param words of a distance or a limit
     */
    static Load furthest(Look at, String known, String behind, long limit, LongFunction<String> words)
            throws SQLException {
        String query =
                "SELECT application_name, (" + behind + ")::bigint, state IS NULL FROM pg_catalog.pg_stat_replication"
                        + " WHERE state IS NULL OR state = 'streaming' AND " + known
                        + " IS NOT NULL ORDER BY 3 DESC, 2 DESC LIMIT 1";
        return at.first(
                query,
                row -> row.getBoolean(3)
                        ? Load.unknown("the login may not see how far replicas are; GRANT pg_monitor to it")
                        : Load.of(
                                row.getLong(2),
                                limit,
                                "replica " + row.getString(1) + " is " + words.apply(row.getLong(2)) + " behind, limit "
                                        + words.apply(limit)));
    }
}
