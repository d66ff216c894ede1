// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.locks;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * How long a transaction had its strong locks: by the server's clock, from the moment the first was granted until the commit began, so that the way to the
 * server and back is not in it. What the commit waits for is not in it either (its flush, synchronous standbys); nor are the files of dropped tables, which the
 * server removes when it has let the locks go. Kept in settings of the session.
 */
public final class HeldTime {
    private static final String SINCE = "suture.locked_since";
    private static final String HELD = "suture.locked_for";
    private static final String NOW = "extract(epoch FROM pg_catalog.clock_timestamp())";

    private HeldTime() {}

    /** Right after the lock. */
    static String begins() {
        return set(SINCE, NOW);
    }

    /** The last statement before COMMIT. */
    public static String ends() {
        return set(HELD, NOW + " - pg_catalog.current_setting('" + SINCE + "')::numeric");
    }

    /** Of the last transaction that committed with {@link #ends}; one round trip. */
    public static Duration read(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT (pg_catalog.current_setting('" + HELD + "')::numeric * 1000000)::bigint")) {
            row.next();
            return Duration.of(row.getLong(1), ChronoUnit.MICROS);
        }
    }

    private static String set(String setting, String value) {
        return "SELECT pg_catalog.set_config('" + setting + "', (" + value + ")::text, false)";
    }
}
