// SPDX-License-Identifier: Apache-2.0
/**
 * What a data migration would do to rows, as SQL that only reads: shapes of values, and paths of JSON that come and go.
 *
 * <p>Invariant: values are masked by the server. What it sends are numbers, names from the migration's own file, and shapes from which no value
 * can be read.
 */
@NullMarked
package io.suture.core.data.preview;

import org.jspecify.annotations.NullMarked;
