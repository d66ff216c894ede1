// SPDX-License-Identifier: Apache-2.0
/**
 * What was looked at and how it was found to be: a {@link io.suture.core.check.Check} with its verdict and evidence.
 *
 * <p>Verifications, gates, approvals and the doctor all answer with checks, so that people and programs read one shape. Invariant: what
 * could not be found out is never counted as passed (architecture rule 13: a missing privilege is UNKNOWN).
 */
@NullMarked
package io.suture.core.check;

import org.jspecify.annotations.NullMarked;
