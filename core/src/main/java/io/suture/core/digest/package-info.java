// SPDX-License-Identifier: Apache-2.0
/**
 * The one-way function that everything here is compared, chained and named by: SHA-256.
 *
 * <p>What is hashed, and what a hash means, belongs to those who ask: bytes and tokens of a migration ({@code migration}, {@code
 * sql}), a schema ({@code catalog}), entries and nodes of the ledger ({@code ledger}).
 */
@NullMarked
package io.suture.core.digest;

import org.jspecify.annotations.NullMarked;
