// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.plan.Setting;
import io.suture.engine.connect.ServerProblem;
import io.suture.engine.connect.Session;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * An author's settings on a session, for a statement that runs outside a transaction. What was there before is put back, so that
 * nothing of one migration reaches the next.
 */
final class HeldSettings {
    /** @param value as {@code current_setting} gives it */
    private record Before(String name, String value) {}

    private final Session session;
    private final List<Before> before = new ArrayList<>();

    private HeldSettings(Session session) {
        this.session = session;
    }

    /** Remembers what they are now, before they are set. */
    static HeldSettings of(List<Setting> settings, Session session) throws SessionLost {
        HeldSettings held = new HeldSettings(session);
        try {
            for (Setting setting : settings) {
                held.before.add(new Before(setting.name(), held.current(setting.name())));
            }
        } catch (SQLException e) {
            throw new SessionLost(ServerProblem.inOurSql(e), e);
        }
        return held;
    }

    void putBack() throws SessionLost {
        if (before.isEmpty()) {
            return;
        }
        try (PreparedStatement set =
                session.connection().prepareStatement("SELECT pg_catalog.set_config(?, ?, false)")) {
            for (Before old : before.reversed()) {
                set.setString(1, old.name());
                set.setString(2, old.value());
                set.execute();
            }
        } catch (SQLException e) {
            throw new SessionLost(ServerProblem.inOurSql(e), e);
        }
    }

    private String current(String name) throws SQLException {
        try (PreparedStatement query =
                session.connection().prepareStatement("SELECT coalesce(pg_catalog.current_setting(?, true), '')")) {
            query.setString(1, name);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
