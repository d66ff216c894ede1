// SPDX-License-Identifier: Apache-2.0
package io.suture.core.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * The tree of RFC 6962, section 2.1, over the entries of a ledger: its head stands for all of them, and a few hashes prove
 * that one entry belongs to it, or that a later ledger only added to an earlier one.
 *
 * <p>Leaf n is the 32-byte hash of entry n + 1 ({@link LedgerEntry#hash()}). A leaf's node is SHA-256 of a zero byte and the
 * leaf, an inner node SHA-256 of a one byte and both nodes below it. Proofs take time and memory linear in the tree.
 */
public final class MerkleTree {
    private static final byte[] LEAF = {0};
    private static final byte[] NODE = {1};

    private final List<Hash> nodes;

    private MerkleTree(List<Hash> nodes) {
        this.nodes = nodes;
    }

    /** @param entries hashes of the entries, from the first */
    public static MerkleTree of(List<Hash> entries) {
        return new MerkleTree(entries.stream().map(entry -> leaf(entry.bytes())).toList());
    }

    static MerkleTree ofData(List<byte[]> leaves) {
        return new MerkleTree(leaves.stream().map(MerkleTree::leaf).toList());
    }

    public int size() {
        return nodes.size();
    }

    /** The node above everything; of an empty tree SHA-256 of nothing. */
    public Hash head() {
        return head(nodes);
    }

    /**
     * Proves that an entry belongs to this tree (section 2.1.1).
     *
     * @param index of its leaf, 0 or more: its number less one
     */
    public List<Hash> inclusion(int index) {
        if (index < 0 || index >= size()) {
            throw new IllegalArgumentException("no leaf " + index + " in a tree of " + size());
        }
        List<Hash> path = new ArrayList<>();
        include(index, nodes, path);
        return List.copyOf(path);
    }

    /**
     * Proves that this tree begins with a smaller one (section 2.1.2).
     *
     * @param size of the smaller one, from 1 to {@link #size()}
     */
    public List<Hash> consistency(int size) {
        if (size < 1 || size > size()) {
            throw new IllegalArgumentException("no tree of " + size + " in a tree of " + size());
        }
        List<Hash> path = new ArrayList<>();
        compare(size, nodes, true, path);
        return List.copyOf(path);
    }

    private static void include(int index, List<Hash> nodes, List<Hash> path) {
        if (nodes.size() > 1) {
            int k = split(nodes.size());
            List<Hash> left = nodes.subList(0, k);
            List<Hash> right = nodes.subList(k, nodes.size());
            if (index < k) {
                include(index, left, path);
                path.add(head(right));
            } else {
                include(index - k, right, path);
                path.add(head(left));
            }
        }
    }

    private static void compare(int size, List<Hash> nodes, boolean known, List<Hash> path) {
        if (size == nodes.size()) {
            if (!known) {
                path.add(head(nodes));
            }
            return;
        }
        int k = split(nodes.size());
        List<Hash> left = nodes.subList(0, k);
        List<Hash> right = nodes.subList(k, nodes.size());
        if (size <= k) {
            compare(size, left, known, path);
            path.add(head(right));
        } else {
            compare(size - k, right, false, path);
            path.add(head(left));
        }
    }

    private static Hash head(List<Hash> nodes) {
        Growing tree = new Growing();
        nodes.forEach(tree::addNode);
        return tree.head();
    }

    /** The largest power of two smaller than {@code size}. */
    private static int split(int size) {
        return Integer.highestOneBit(size - 1);
    }

    static Hash leaf(byte[] data) {
        return Hash.ofBytes(LEAF, data);
    }

    static Hash node(Hash left, Hash right) {
        return Hash.ofBytes(NODE, left.bytes(), right.bytes());
    }

    /** A tree that only its head is wanted of: memory is logarithmic. Not thread-safe. */
    static final class Growing {
        /** Heads of the complete subtrees, largest first; bit n of {@link #size} is set where there is one of 2^n leaves. */
        private final List<Hash> peaks = new ArrayList<>();

        private long size;

        void add(Hash entry) {
            addNode(leaf(entry.bytes()));
        }

        private void addNode(Hash node) {
            Hash merged = node;
            for (long rest = size; (rest & 1) == 1; rest >>= 1) {
                merged = node(peaks.removeLast(), merged);
            }
            peaks.add(merged);
            size++;
        }

        Hash head() {
            if (peaks.isEmpty()) {
                return Hash.ofBytes();
            }
            Hash head = peaks.getLast();
            for (int i = peaks.size() - 2; i >= 0; i--) {
                head = node(peaks.get(i), head);
            }
            return head;
        }
    }
}
