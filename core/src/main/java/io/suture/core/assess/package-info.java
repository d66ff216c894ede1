// SPDX-License-Identifier: Apache-2.0
/**
 * What is concluded about a database or a migration, with the evidence beside it.
 *
 * <p>Invariant: what could not be found out is never counted as passed (architecture rule 13: a missing privilege is UNKNOWN).
 */
@NullMarked
package io.suture.core.assess;

import org.jspecify.annotations.NullMarked;
