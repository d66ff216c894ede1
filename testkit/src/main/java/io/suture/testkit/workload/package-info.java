// SPDX-License-Identifier: Apache-2.0
/**
 * A live application that keeps books: readers and writers who go on working while the database is changed under them.
 *
 * <p>Every writer notes what the server acknowledged, row by row, on its own side. At the end the books are compared with the
 * tables: what was acknowledged and is not there is <em>lost</em>, what is there and nobody wrote is a <em>phantom</em>, what
 * differs is <em>wrong</em>. A write whose answer never came (the connection broke) may have happened or not, whole or not at
 * all; such writes are counted apart, and their rows are left alone from then on.
 *
 * <p>The clients keep the client contract: prepared on the server at once, columns always named. Their pace is bounded, so that
 * what they feel is the database's doing and not their own.
 */
@NullMarked
package io.suture.testkit.workload;

import org.jspecify.annotations.NullMarked;
