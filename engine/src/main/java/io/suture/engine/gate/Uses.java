// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.gate;

import io.suture.core.contract.QueryReading;
import io.suture.core.contract.Removals;
import io.suture.engine.connect.Session;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the server has counted so far of statements that use what is to go. */
public final class Uses {
    private Uses() {}

    /** Calls by statement; empty where {@code pg_stat_statements} cannot be read. */
    public static Optional<Map<String, Long>> counted(Session session, Removals removals) throws SQLException {
        try {
            Map<String, Long> calls = new TreeMap<>();
            new StatementCounters(session)
                    .using(new QueryReading(removals.names()))
                    .forEach(c -> calls.put(c.key(), c.calls()));
            return Optional.of(calls);
        } catch (StatementCounters.Unavailable e) {
            return Optional.empty();
        }
    }
}
