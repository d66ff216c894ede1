// SPDX-License-Identifier: Apache-2.0
/**
 * How much a fill may work, told from what it does to others: a closed loop over signals, each a class of its own with a reason in words.
 *
 * <p>Every half a second, between two ranges, each signal says how much of its limit is used. Above the limit the run works less, the more so the
 * further above (multiplicative decrease); where all are well below it works a little more (additive increase: Chiu and Jain, "Analysis of the
 * Increase and Decrease Algorithms for Congestion Avoidance", 1989); at twice a limit it does not work at all. It begins
 * with a small share, which grows by half at each look until something is near its limit for the first time. What cannot be seen, for want of a
 * privilege or an extension, slows nothing down and is said once. Nothing here writes to the database but an empty message to its log.
 */
@NullMarked
package io.suture.engine.throttle;

import org.jspecify.annotations.NullMarked;
