// SPDX-License-Identifier: Apache-2.0
package io.suture.core.ledger;

/**
 * The first place where a ledger does not hold.
 *
 * @param seq number of the first entry that is wrong or missing
 * @param words what is wrong with it, one sentence
 */
public record Broken(long seq, Fault fault, String words) {}
