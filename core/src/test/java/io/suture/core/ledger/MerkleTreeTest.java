// SPDX-License-Identifier: Apache-2.0
package io.suture.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {
    /** Leaves and heads with which implementations of RFC 6962 are compared (Certificate Transparency's reference tests). */
    private static final List<byte[]> LEAVES = Stream.of(
                    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
            .map(HexFormat.of()::parseHex)
            .toList();

    private static final List<String> HEADS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void heads_are_those_of_the_reference() {
        for (int size = 0; size <= LEAVES.size(); size++) {
            assertThat(MerkleTree.ofData(LEAVES.subList(0, size)).head().hex()).isEqualTo(HEADS.get(size));
        }
    }

    @Test
    void an_inclusion_proof_is_that_of_the_reference() {
        assertThat(MerkleTree.ofData(LEAVES).inclusion(0))
                .extracting(Hash::hex)
                .containsExactly(
                        "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");
    }

    @Test
    void a_consistency_proof_is_that_of_the_reference() {
        assertThat(MerkleTree.ofData(LEAVES).consistency(6))
                .extracting(Hash::hex)
                .containsExactly(
                        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
    }

    @Test
    void every_entry_of_every_tree_is_proved_and_nothing_else_is() {
        for (int size = 1; size <= 33; size++) {
            List<Hash> entries = entries(size);
            MerkleTree tree = MerkleTree.of(entries);
            for (int i = 0; i < size; i++) {
                List<Hash> proof = tree.inclusion(i);
                assertThat(MerkleProof.includes(entries.get(i), i, size, proof, tree.head()))
                        .isTrue();
                assertThat(MerkleProof.includes(Hash.ofText("other"), i, size, proof, tree.head()))
                        .isFalse();
                assertThat(MerkleProof.includes(entries.get(i), i, size, longer(proof), tree.head()))
                        .isFalse();
                assertThat(MerkleProof.includes(entries.get(i), size, size, proof, tree.head()))
                        .isFalse();
                if (size > 1) {
                    int other = (i + 1) % size;
                    assertThat(MerkleProof.includes(entries.get(i), other, size, proof, tree.head()))
                            .isFalse();
                }
            }
        }
    }

    @Test
    void every_tree_is_proved_to_begin_with_every_smaller_one_and_with_no_other() {
        for (int larger = 1; larger <= 33; larger++) {
            MerkleTree tree = MerkleTree.of(entries(larger));
            for (int smaller = 1; smaller <= larger; smaller++) {
                Hash before = MerkleTree.of(entries(smaller)).head();
                List<Hash> proof = tree.consistency(smaller);
                Hash wrong = Hash.ofText("other");
                assertThat(MerkleProof.consistent(smaller, before, larger, tree.head(), proof))
                        .isTrue();
                assertThat(MerkleProof.consistent(smaller, wrong, larger, tree.head(), proof))
                        .isFalse();
                assertThat(MerkleProof.consistent(smaller, before, larger, wrong, proof))
                        .isFalse();
                assertThat(MerkleProof.consistent(smaller, before, larger, tree.head(), longer(proof)))
                        .isFalse();
            }
        }
    }

    @Test
    void a_smaller_tree_that_is_larger_or_empty_is_not_proved() {
        Hash head = MerkleTree.of(entries(3)).head();

        assertThat(MerkleProof.consistent(4, head, 3, head, List.of())).isFalse();
        assertThat(MerkleProof.consistent(0, head, 3, head, List.of())).isFalse();
        assertThat(MerkleProof.consistent(2, head, 3, head, List.of())).isFalse();
    }

    @Test
    void there_is_no_proof_of_what_is_not_there() {
        MerkleTree tree = MerkleTree.of(entries(3));

        assertThatThrownBy(() -> tree.inclusion(3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> tree.consistency(4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> tree.consistency(0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Hash> entries(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Hash.ofText("entry " + i))
                .toList();
    }

    private static List<Hash> longer(List<Hash> proof) {
        List<Hash> more = new ArrayList<>(proof);
        more.add(Hash.ZERO);
        return more;
    }
}
