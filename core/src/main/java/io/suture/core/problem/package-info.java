// SPDX-License-Identifier: Apache-2.0
/**
 * What is said when something is wrong: a {@link io.suture.core.problem.Problem} for the person at three in the morning.
 *
 * <p>A problem says what, why, how to fix it, who has to act ({@link io.suture.core.problem.Blame}) and what the database
 * looks like now ({@link io.suture.core.problem.Effect}). It never carries a value of a row: it is built from SQLSTATE and
 * the object names of a server message, never from its DETAIL or CONTEXT.
 */
@NullMarked
package io.suture.core.problem;

import org.jspecify.annotations.NullMarked;
