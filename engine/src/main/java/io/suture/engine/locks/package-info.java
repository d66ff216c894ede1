// SPDX-License-Identifier: Apache-2.0
/**
 * Getting a strong lock on a table that people use, without making them wait.
 *
 * <p>A request for ACCESS EXCLUSIVE that waits makes every later reader wait behind it. So nothing here ever queues for long:
 * holders and long transactions are looked for first; then each relation is locked in SHARE UPDATE EXCLUSIVE with patience
 * (blocks no reader or writer, and an autovacuum in the way gives up), then strongly with a short {@code lock_timeout}. What
 * does not succeed is rolled back and tried again with back-off and jitter, inside a budget, and the blocker is named.
 *
 * <p>Never: a strong lock without a time-out, or two strong waits without a bound on their sum.
 */
@NullMarked
package io.suture.engine.locks;

import org.jspecify.annotations.NullMarked;
