// SPDX-License-Identifier: Apache-2.0
/**
 * What estimates are made from – sizes of tables now, speeds of work that was measured on this database before – and the measuring.
 *
 * <p>WAL and disk are measured from outside: the server's WAL position and the size of the whole database before and after. What others
 * write meanwhile is counted, too, so that a measured figure is never too small.
 */
@NullMarked
package io.suture.engine.estimate;

import org.jspecify.annotations.NullMarked;
