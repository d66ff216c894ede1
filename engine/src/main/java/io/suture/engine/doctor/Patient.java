// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.doctor;

import io.suture.engine.config.Configuration;
import io.suture.engine.connect.Login;
import io.suture.engine.connect.ServerFacts;
import io.suture.engine.connect.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A server that is looked at.
 *
 * @param now by this machine's clock, when the session was opened
 * @param tooLong for a transaction to be open
 */
public record Patient(Session session, Configuration configuration, Instant now, Duration tooLong) {
    /** Prints what an administrator has to run; the fix for whatever rights are missing. */
    static final String ROLES = "`suture init --sql` prints the roles and grants to run";

    private static final int SHOWN = 5;

    ServerFacts facts() {
        return session.facts();
    }

    Login login() {
        return facts().login();
    }

    /** Lets the login see what others do; the fix for whatever is out of its sight. */
    String monitoring() {
        return "GRANT pg_monitor TO " + login().sessionUser();
    }

    /** SQL of the moment before which a transaction that is still open began too long ago. */
    String tooLongAgo() {
        return "now() - interval '" + tooLong.toMillis() + " milliseconds'";
    }

    /** The first column of what a query finds, one round trip. */
    List<String> texts(String query) throws SQLException {
        try (Statement statement = session.connection().createStatement();
                ResultSet row = statement.executeQuery(query)) {
            List<String> all = new ArrayList<>();
            while (row.next()) {
                all.add(row.getString(1));
            }
            return all;
        }
    }

    /** The one number that a query finds. */
    long number(String query) throws SQLException {
        return Long.parseLong(texts(query).getFirst());
    }

    /** In an order that a person can read: the first of them, and how many more there are. */
    static String shown(List<String> all) {
        String first = String.join(", ", all.subList(0, Math.min(SHOWN, all.size())));
        return all.size() > SHOWN ? first + " and " + (all.size() - SHOWN) + " more" : first;
    }
}
