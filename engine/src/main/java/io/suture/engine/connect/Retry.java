// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.connect;

/** What could be gained by doing it again after a {@link ServerProblem}; the runner decides within its budget. */
public enum Retry {
    /** Nothing: the same would happen. */
    NO,
    /** The same transaction, rolled back and begun again in the same session: deadlock, serialization, lock time-out. */
    TRANSACTION,
    /** The same, but only if the time-out was set by us; else somebody cancelled it and meant it. */
    TRANSACTION_IF_OWN_TIMEOUT,
    /** A new session; what happened to the statement under way must be read from the journal first. */
    NEW_SESSION
}
