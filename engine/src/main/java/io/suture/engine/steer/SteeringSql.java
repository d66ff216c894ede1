// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.steer;

import static io.suture.core.sql.SqlLiteral.quote;

import io.suture.core.sql.SqlLiteral;
import io.suture.engine.steer.Orders.Given;
import io.suture.engine.throttle.Speed;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The one row of {@code suture.steering}. Locks nothing but that row; runs as the session's own user. */
public final class SteeringSql {
    private static final String NOW = "pg_catalog.clock_timestamp()";

    private SteeringSql() {}

    /** Nobody wants anything any more. First in the transaction that ends a run, so that no order is given to one that has ended. */
    public static String clear() {
        return "UPDATE suture.steering SET command = NULL, paused_at = NULL, paused_by = NULL, obeyed_at = NULL,"
                + " percent = 100, throttled_at = NULL, throttled_by = NULL, speed = 100, speed_reason = NULL";
    }

    /** How much the run works of its own accord, and why. */
    public static String going(Speed speed) {
        return "UPDATE suture.steering SET speed = " + speed.percent() + ", speed_reason = "
                + speed.reason().map(SqlLiteral::quote).orElse("NULL");
    }

    /** How much the run worked of its own accord when it said so last. */
    static Speed speed(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT speed, speed_reason FROM suture.steering")) {
            return row.next() ? new Speed(row.getInt(1), Optional.ofNullable(row.getString(2))) : Speed.FULL;
        }
    }

    /** The run has paused. */
    public static String obeyed() {
        return "UPDATE suture.steering SET obeyed_at = " + NOW + " WHERE paused_at IS NOT NULL";
    }

    /** What is wanted of runs of this command; one round trip. */
    public static Orders read(Connection connection, String command) throws SQLException {
        return orders(connection, " WHERE command = " + quote(command));
    }

    /** What is wanted of whatever runs next. */
    public static Orders read(Connection connection) throws SQLException {
        return orders(connection, "");
    }

    /** Until the end of the transaction no run can end, and nobody else gives an order. */
    static String hold() {
        return "SELECT FROM suture.steering FOR UPDATE";
    }

    /**
     * Whom an order is for.
     *
     * @param run id of the newest that has not ended; empty where all have
     * @param command its command, or the one that the orders of now are for
     */
    record Addressee(Optional<String> run, String command, String databaseId) {}

    static Addressee addressee(Connection connection) throws SQLException {
        String query = """
                SELECT r.id, coalesce(r.command, s.command, ''), m.database_id FROM suture.steering AS s CROSS JOIN suture.meta AS m
                LEFT JOIN (SELECT id, command FROM suture.run WHERE finished_at IS NULL ORDER BY ordinal DESC LIMIT 1) AS r ON true""";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return new Addressee(Optional.ofNullable(row.getString(1)), row.getString(2), row.getString(3));
        }
    }

    static String pause(String command) {
        return "UPDATE suture.steering SET command = " + quote(command)
                + ", obeyed_at = CASE WHEN paused_at IS NOT NULL THEN obeyed_at END, paused_at = coalesce(paused_at, "
                + NOW + "), paused_by = coalesce(paused_by, session_user)";
    }

    static String resume() {
        return "UPDATE suture.steering SET paused_at = NULL, paused_by = NULL, obeyed_at = NULL";
    }

    static String throttle(String command, int percent) {
        return percent == 100
                ? "UPDATE suture.steering SET percent = 100, throttled_at = NULL, throttled_by = NULL"
                : "UPDATE suture.steering SET command = " + quote(command) + ", percent = " + percent
                        + ", throttled_at = " + NOW + ", throttled_by = session_user";
    }

    private static Orders orders(Connection connection, String where) throws SQLException {
        String query = "SELECT paused_by, " + iso("paused_at") + ", obeyed_at IS NOT NULL, percent, throttled_by, "
                + iso("throttled_at") + " FROM suture.steering" + where;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next()
                    ? new Orders(
                            given(row.getString(1), row.getString(2)),
                            row.getBoolean(3),
                            row.getInt(4),
                            given(row.getString(5), row.getString(6)))
                    : Orders.NONE;
        }
    }

    private static Optional<Given> given(@Nullable String by, @Nullable String at) {
        return by == null || at == null ? Optional.empty() : Optional.of(new Given(by, at));
    }

    private static String iso(String time) {
        return "pg_catalog.to_char(" + time + " AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')";
    }
}
