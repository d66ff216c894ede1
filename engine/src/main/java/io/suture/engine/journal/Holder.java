// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The session that holds the {@link RunnerLock}.
 *
 * @param applicationName empty text where it has none
 * @param address of its client; empty for a Unix socket, or where this session may not see it
 * @param since when the session began, as the server prints it; empty where this session may not see it
 */
public record Holder(
        int pid, String applicationName, Optional<String> user, Optional<String> address, Optional<String> since) {

    static Holder read(ResultSet row) throws SQLException {
        return new Holder(
                row.getInt(1),
                Optional.ofNullable(row.getString(2)).orElse(""),
                Optional.ofNullable(row.getString(3)),
                Optional.ofNullable(row.getString(4)),
                Optional.ofNullable(row.getString(5)));
    }

    /** For a problem's first line. */
    public String words() {
        return "pid " + pid
                + (applicationName.isEmpty() ? "" : " (" + applicationName + ")")
                + user.map(u -> " of " + u).orElse("")
                + address.map(a -> " from " + a).orElse("")
                + since.map(s -> ", connected since " + s).orElse("");
    }
}
