// SPDX-License-Identifier: Apache-2.0
/**
 * The contenders: one small program each, which migrates the database it is given from the folder it is given by the
 * contender's own API and prints what each part took, in milliseconds, as {@code NAME=NUMBER} lines.
 */
@NullMarked
package io.suture.bench.peer;

import org.jspecify.annotations.NullMarked;
