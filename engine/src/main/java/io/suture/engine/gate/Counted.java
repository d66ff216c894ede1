// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.gate;

import io.suture.core.contract.Usage;

/**
 * A statement that uses what goes, or may, as {@code pg_stat_statements} counts it.
 *
 * @param key tells it from others as long as the server keeps it; nothing of its text
 * @param calls since the server began to count it
 */
record Counted(String key, String role, long calls, Usage usage) {}
