// SPDX-License-Identifier: Apache-2.0
package io.suture.core.ledger;

import java.util.List;
import java.util.Optional;

/**
 * What came out of checking a ledger from its first entry to its last.
 *
 * @param entries how many there are
 * @param head the last one
 * @param treeHead of the {@link MerkleTree} over all of them
 * @param broken the first place where it does not hold; empty where all of it does
 * @param warnings what a reader should know and is no proof of anything, at most {@value ChainCheck#MOST_WARNINGS}
 */
public record LedgerVerification(
        long entries, LedgerHead head, Hash treeHead, Optional<Broken> broken, List<String> warnings) {
    public LedgerVerification {
        warnings = List.copyOf(warnings);
    }

    public boolean verified() {
        return broken.isEmpty();
    }
}
