// SPDX-License-Identifier: Apache-2.0
/**
 * A plan is a value: what will be done to the database, step by step, before anything is done.
 *
 * <p>{@link io.suture.core.plan.Plan} can be printed, stored, signed and compared. Dry run, review, the runner, the journal
 * and the ledger all read this same value; the runner does nothing that is not in it. What the runner can do is the closed
 * set of verbs in {@link io.suture.core.plan.Step}; what users can wish for is open (see {@code core.operation}).
 */
@NullMarked
package io.suture.core.plan;

import org.jspecify.annotations.NullMarked;
