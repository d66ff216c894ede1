// SPDX-License-Identifier: Apache-2.0
/**
 * Pages for people about migrations, in Markdown: what each changes, how it comes back, who agreed, what happened.
 *
 * <p>A {@link io.suture.core.docs.Page} is text computed from {@link io.suture.core.docs.Material}: the same migrations, plan, schema and
 * ledger that every command speaks of. Nothing is decided here, and nothing is known here that another command does not know.
 *
 * <p>Invariants: the same material gives the same bytes, so no page holds the time it was made; what comes from a file, a database or a
 * ledger is escaped; what is not known is said to be unknown, never left out and never counted as good.
 */
@NullMarked
package io.suture.core.docs;

import org.jspecify.annotations.NullMarked;
