// SPDX-License-Identifier: Apache-2.0
/**
 * What a database looks like at one moment, as plain values: {@link io.suture.core.catalog.Catalog}.
 *
 * <p>A catalog answers the planner's questions without a database in reach, says in words how it differs from another one,
 * and has a fingerprint that an approval can be bound to. All three come from one description of every object
 * ({@code Description}), so that "no difference", "equal" and "same fingerprint" are one statement.
 *
 * <p>Invariant: no OID, size, statistic or row value is part of a description. Sizes lie beside the objects, in
 * {@link io.suture.core.catalog.Sizes}.
 */
@NullMarked
package io.suture.core.catalog;

import org.jspecify.annotations.NullMarked;
