// SPDX-License-Identifier: Apache-2.0
/**
 * When something may run: recurring times in a time zone (RFC 5545), by risk, and a calendar of times when nothing may.
 *
 * <p>Pure: the moment that is asked about comes in as a value. A recurrence is worked out in local time and then placed in its zone, so
 * that a window at 22:00 is at 22:00 in summer and in winter; how long it lasts is counted in elapsed time.
 */
@NullMarked
package io.suture.core.window;

import org.jspecify.annotations.NullMarked;
