// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.connect;

/**
 * A setting of the server that every session of ours gets, whatever its role or database carries.
 *
 * @param name of the server's parameter
 * @param value an SQL expression of type text, evaluated by the server before the setting is changed
 * @param why one clause, for the reference page
 */
public record SessionSetting(String name, String value, String why) {

    static SessionSetting fixed(String name, String value, String why) {
        return new SessionSetting(name, "'" + value + "'", why);
    }

    /** {@code set_config(…)} for the session, not only for the transaction. */
    String sql() {
        return "pg_catalog.set_config('" + name + "', " + value + ", false)";
    }
}
