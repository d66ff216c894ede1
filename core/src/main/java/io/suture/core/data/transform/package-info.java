// SPDX-License-Identifier: Apache-2.0
/**
 * What is done to a value on its way to the target: one {@link io.suture.core.data.transform.Transform} a file, found as a service.
 *
 * <p>A transform is a record whose components are its fields in YAML; what it makes of a value is SQL. Transforms are put in a row
 * ({@link io.suture.core.data.transform.Chain}): the first reads a column, each other what the one before it gives.
 *
 * <p>Invariant: what a transform compiles to fails for no value of the kinds it takes, reads no clock and no setting of the session, and
 * says the same for the same row in every chunk. Text of the author's gets into it as a literal, or as an expression that was parsed.
 */
@NullMarked
package io.suture.core.data.transform;

import org.jspecify.annotations.NullMarked;
