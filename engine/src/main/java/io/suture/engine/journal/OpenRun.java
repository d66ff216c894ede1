// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.journal;

/**
 * A run that never said that it ended: it goes on, or it was killed. Whoever holds the {@link RunnerLock} knows: killed.
 *
 * @param startedAt ISO 8601, by the server's clock
 * @param startedBy session user, proved
 * @param host as the runner claimed
 */
public record OpenRun(String id, String command, String startedAt, String startedBy, String host, int backendPid) {}
