// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.connect;

import java.time.Instant;

/**
 * One server process, for ever: a pid alone is used again.
 *
 * @param pid as {@code pg_backend_pid()}
 * @param start as {@code backend_start} of {@code pg_stat_activity}, to the microsecond
 */
public record BackendId(int pid, Instant start) {}
