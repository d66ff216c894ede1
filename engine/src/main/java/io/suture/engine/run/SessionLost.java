// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.engine.connect.ServerProblem;

/** The session broke. What became of the statement under way is read from the journal by the next one. */
final class SessionLost extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient ServerProblem reason;

    SessionLost(ServerProblem reason, Throwable cause) {
        super(reason.sqlState(), cause);
        this.reason = reason;
    }

    ServerProblem reason() {
        return reason;
    }
}
