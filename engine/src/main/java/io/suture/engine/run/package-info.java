// SPDX-License-Identifier: Apache-2.0
/**
 * Runs a plan and nothing else. One handler a verb of {@link io.suture.core.plan.Step}.
 *
 * <p>Crash-only: there is no clean-up that only a clean exit performs. A transaction's step commits with the journal's row and
 * the ledger's entry for it. A step that refuses a transaction has an intent before and a result after it; what happened
 * in between is asked of the database. A lost connection is treated like a crash: a new session takes the lock, reads the
 * journal and goes on. What nobody can know ends in the state {@code unknown}, and nothing leaves it by itself.
 *
 * <p>Never: a statement that is not in the plan, a retry after an unknown outcome, a wait without a bound.
 */
@NullMarked
package io.suture.engine.run;

import org.jspecify.annotations.NullMarked;
