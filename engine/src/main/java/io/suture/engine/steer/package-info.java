// SPDX-License-Identifier: Apache-2.0
/**
 * What somebody at another terminal wants of the run under way: that it pauses, goes on, or works a share of the time only.
 *
 * <p>An order is a row of schema {@code suture} with who and when, and an entry of the ledger. The run looks at it before each step and
 * between the ranges of a backfill, where it holds no lock and no snapshot. An order outlives a run that was killed or stopped and
 * holds for the next one of the same command; a run that comes to its end clears it. Nothing here reaches into another process.
 */
@NullMarked
package io.suture.engine.steer;

import org.jspecify.annotations.NullMarked;
