// SPDX-License-Identifier: Apache-2.0
package io.suture.core.ledger;

import java.util.List;
import java.util.Optional;

/** Checks what {@link MerkleTree} proves, from the heads alone (RFC 9162, sections 2.1.3.2 and 2.1.4.2; same trees as RFC 6962). */
public final class MerkleProof {
    private MerkleProof() {}

    /**
     * Whether the entry is in the tree with this head.
     *
     * @param index of its leaf, 0 or more: its number less one
     * @param size leaves of the tree
     */
    public static boolean includes(Hash entry, long index, long size, List<Hash> proof, Hash head) {
        return index >= 0
                && index < size
                && climb(index, size - 1, MerkleTree.leaf(entry.bytes()), proof)
                        .filter(heads -> heads.larger().equals(head))
                        .isPresent();
    }

    /** Whether the larger tree begins with the smaller one. */
    public static boolean consistent(long smaller, Hash smallerHead, long larger, Hash largerHead, List<Hash> proof) {
        if (smaller < 1 || smaller > larger) {
            return false;
        }
        if (smaller == larger) {
            return proof.isEmpty() && smallerHead.equals(largerHead);
        }
        boolean complete = Long.bitCount(smaller) == 1;
        if (proof.isEmpty()) {
            return false;
        }
        Hash seed = complete ? smallerHead : proof.getFirst();
        List<Hash> path = complete ? proof : proof.subList(1, proof.size());
        int shared = Long.numberOfTrailingZeros(~(smaller - 1));
        return climb(smaller - 1 >> shared, larger - 1 >> shared, seed, path)
                .filter(new Heads(smallerHead, largerHead)::equals)
                .isPresent();
    }

    private record Heads(Hash smaller, Hash larger) {}

    /**
     * The heads that a path leads to; empty where it is too long or too short.
     *
     * @param node number of the node at its level
     * @param last number of the last node at that level
     */
    private static Optional<Heads> climb(long node, long last, Hash seed, List<Hash> path) {
        long fn = node;
        long sn = last;
        Heads heads = new Heads(seed, seed);
        for (Hash sibling : path) {
            if (sn == 0) {
                return Optional.empty();
            }
            if ((fn & 1) == 1 || fn == sn) {
                heads = new Heads(MerkleTree.node(sibling, heads.smaller()), MerkleTree.node(sibling, heads.larger()));
                int up = Long.numberOfTrailingZeros(fn);
                fn >>= up;
                sn >>= up;
            } else {
                heads = new Heads(heads.smaller(), MerkleTree.node(heads.larger(), sibling));
            }
            fn >>= 1;
            sn >>= 1;
        }
        return sn == 0 ? Optional.of(heads) : Optional.empty();
    }
}
