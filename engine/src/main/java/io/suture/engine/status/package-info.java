// SPDX-License-Identifier: Apache-2.0
/**
 * Where every migration of a folder stands in a database: what the journal says, beside what is still pending.
 *
 * <p>Reads the journal, and compares the schema with what the last run left; two round trips.
 */
@NullMarked
package io.suture.engine.status;

import org.jspecify.annotations.NullMarked;
