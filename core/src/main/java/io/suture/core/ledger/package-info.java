// SPDX-License-Identifier: Apache-2.0
/**
 * The proof: what a record of who, what, when, where, why and result says, and how a chain of records is checked.
 *
 * <p>A {@link io.suture.core.ledger.LedgerRecord} is written as canonical JSON (RFC 8785). The server gives it a number, a
 * time, the proved name of its writer and the hash of the entry before it, which makes it a
 * {@link io.suture.core.ledger.LedgerEntry}. {@link io.suture.core.ledger.ChainCheck} finds the first entry that does not
 * fit; {@link io.suture.core.ledger.MerkleTree} proves that one entry belongs to a ledger without showing the others.
 *
 * <p>Invariant: nothing a row holds can enter. Literals of SQL are replaced by hashes; problems are recorded by code.
 */
@NullMarked
package io.suture.core.ledger;

import org.jspecify.annotations.NullMarked;
