// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.gate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was counted at an earlier time.
 *
 * @param at by the server's clock, for people
 * @param counters calls by statement
 */
record Look(String at, Map<String, Long> counters) {
    private static final JsonMapper JSON = new JsonMapper();
    /** The newest that is old enough, else the oldest there is. */
    private static final String LOOKS = """
            SELECT to_char(l.at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS"Z"'), l.body::jsonb ->> 'calls'
            FROM suture.ledger AS l
            WHERE l.body::jsonb ->> 'kind' IN ('gate-asked', 'use-noted') AND l.body::jsonb ->> 'migration' = ?
              AND (l.body::jsonb ->> 'attempt')::integer = ? AND l.body::jsonb ->> 'calls' IS NOT NULL
            ORDER BY l.at <= clock_timestamp() - make_interval(secs => ?) DESC,
                     CASE WHEN l.at <= clock_timestamp() - make_interval(secs => ?) THEN -l.seq ELSE l.seq END
            LIMIT 1
            """;

    Look {
        counters = Map.copyOf(counters);
    }

    /** Calls counted then; 0 of a statement that was not known. */
    long calls(String key) {
        return counters.getOrDefault(key, 0L);
    }

    static Optional<Look> before(Closing closing) throws SQLException {
        double quiet = closing.quiet().toMillis() / 1000.0;
        try (PreparedStatement query = closing.session().connection().prepareStatement(LOOKS)) {
            query.setString(1, closing.plan().id().value());
            query.setInt(2, closing.attempt());
            query.setDouble(3, quiet);
            query.setDouble(4, quiet);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(new Look(row.getString(1), read(row.getString(2)))) : Optional.empty();
            }
        }
    }

    private static Map<String, Long> read(String json) {
        Map<String, Long> calls = new TreeMap<>();
        try {
            for (Map.Entry<String, JsonNode> entry : JSON.readTree(json).properties()) {
                calls.put(entry.getKey(), entry.getValue().asLong());
            }
            return calls;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the ledger's own JSON cannot be read", e);
        }
    }
}
