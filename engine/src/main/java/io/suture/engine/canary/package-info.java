// SPDX-License-Identifier: Apache-2.0
/**
 * Canaries: what clients of the tables being changed feel while a migration runs – a reader and a writer, a reader of each declared replica,
 * and one who has prepared {@code SELECT *}.
 *
 * <p>Two sessions take, again and again, the lock that a SELECT and an INSERT would take, roll back at once, and note how long
 * they waited. Nothing is read and nothing is written. The longest wait is part of every result: a promise of zero downtime
 * that is not measured is a hope.
 */
@NullMarked
package io.suture.engine.canary;

import org.jspecify.annotations.NullMarked;
