// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.connect;

import io.suture.core.problem.Blame;

/**
 * What an SQLSTATE means to somebody who changes a schema.
 *
 * @param code of the problem it becomes
 * @param blame whose doing it is where a migration's author wrote the statement
 * @param shows how much of the server's message cannot hold a value
 */
record Condition(String code, Blame blame, Retry retry, Shows shows, String what, String why, String fix) {

    /** What Suture's own statements raise, else what the server does. */
    static Condition of(String sqlState) {
        return OwnCondition.find(sqlState).orElseGet(() -> ServerCondition.find(sqlState));
    }
}
