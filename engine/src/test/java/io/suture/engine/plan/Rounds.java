// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.plan;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Lets clients write, each time with other numbers, and repeats elsewhere what they have written since it was last said there. */
final class Rounds {
    private static final int NUMBERS = 10;

    private final Clients clients;
    private final List<Integer> old = new ArrayList<>();
    private final List<Integer> fresh = new ArrayList<>();
    private int last;

    Rounds(Clients clients) {
        this.clients = clients;
    }

    void old(Connection session) throws SQLException {
        old.add(last);
        Clients.run(session, clients.old(), last);
        last += NUMBERS;
    }

    void fresh(Connection session) throws SQLException {
        fresh.add(last);
        Clients.run(session, clients.fresh(), last);
        last += NUMBERS;
    }

    /** Of those there are while an operation is under way. */
    void both(Connection session) throws SQLException {
        if (!clients.atOnce()) {
            old(session);
        }
        fresh(session);
    }

    /** What everybody has written, where only the old shape is. */
    void inOldShape(Connection session) throws SQLException {
        oldAgain(session);
        for (int base : fresh) {
            Clients.run(session, clients.inOldShape(), base);
        }
    }

    /** What clients of the old shape have written. */
    void oldAgain(Connection session) throws SQLException {
        for (int base : old) {
            Clients.run(session, clients.old(), base);
        }
    }

    /** What clients of the new shape have written. */
    void freshAgain(Connection session) throws SQLException {
        for (int base : fresh) {
            Clients.run(session, clients.fresh(), base);
        }
    }

    /** It is said where it had to be. */
    void forget() {
        old.clear();
        fresh.clear();
    }
}
