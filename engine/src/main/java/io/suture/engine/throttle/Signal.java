// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.throttle;

import java.sql.SQLException;

/** Something that a fill may burden. One instance a run, asked by one thread at a time. */
interface Signal {
    /** As in {@code suture.yaml}, below {@code throttle}. */
    String name();

    /**
     * How it is now; some milliseconds, no lock above ACCESS SHARE.
     *
     * @throws SQLException where the server refused; the session may be of use still
     */
    Load look(Look at) throws SQLException;
}
