// SPDX-License-Identifier: Apache-2.0
package io.suture.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ChainCheckTest {
    private final List<LedgerEntry> chain = chain(10);

    @Test
    void a_chain_as_it_was_made_holds() {
        LedgerVerification verdict = check(chain);

        assertThat(verdict.verified()).isTrue();
        assertThat(verdict.entries()).isEqualTo(10);
        assertThat(verdict.head()).isEqualTo(head(10));
        assertThat(verdict.warnings()).isEmpty();
    }

    @Test
    void an_empty_ledger_holds() {
        assertThat(check(List.of()).verified()).isTrue();
        assertThat(check(List.of()).head()).isEqualTo(LedgerHead.EMPTY);
    }

    @Test
    void the_tree_head_is_that_of_the_tree_over_all_hashes() {
        List<Hash> hashes = chain.stream().map(e -> new Hash(e.hash())).toList();

        assertThat(check(chain).treeHead()).isEqualTo(MerkleTree.of(hashes).head());
    }

    @Test
    void a_changed_field_is_found_where_it_is() {
        LedgerEntry e = chain.get(3);
        List<LedgerEntry> changed = List.of(
                new LedgerEntry(e.seq(), e.at(), e.prev(), e.who(), "{\"n\":99}", e.hash()),
                new LedgerEntry(e.seq(), e.at(), e.prev(), "{\"user\": \"eve\"}", e.body(), e.hash()),
                new LedgerEntry(e.seq(), "2020-01-01T00:00:00.000000Z", e.prev(), e.who(), e.body(), e.hash()),
                new LedgerEntry(e.seq(), e.at(), Hash.ZERO.hex(), e.who(), e.body(), e.hash()),
                new LedgerEntry(e.seq(), e.at(), e.prev(), e.who(), e.body(), Hash.ZERO.hex()));

        for (LedgerEntry one : changed) {
            assertBroken(check(with(3, one)), 4, Fault.HASH);
        }
    }

    @Test
    void an_entry_hashed_anew_is_found_by_the_one_after_it() {
        assertBroken(check(with(3, entry(4, chain.get(3).prev(), "{\"n\":99}"))), 5, Fault.LINK);
    }

    @Test
    void a_missing_entry_is_found() {
        List<LedgerEntry> cut = new ArrayList<>(chain);
        cut.remove(3);

        assertBroken(check(cut), 4, Fault.GAP);
    }

    @Test
    void a_missing_beginning_is_found() {
        assertBroken(check(chain.subList(2, 10)), 1, Fault.GAP);
    }

    @Test
    void an_entry_that_is_there_twice_is_found() {
        List<LedgerEntry> twice = new ArrayList<>(chain);
        twice.add(4, chain.get(3));

        assertBroken(check(twice), 4, Fault.GAP);
    }

    @Test
    void a_cut_tail_holds_by_itself_and_is_found_by_a_head_kept_outside() {
        List<LedgerEntry> cut = chain.subList(0, 7);

        assertThat(check(cut).verified()).isTrue();
        assertBroken(check(cut, NotedHead.of(head(10))), 8, Fault.TAIL);
        assertBroken(check(cut, new NotedHead(OptionalLong.empty(), head(10).hash())), 8, Fault.TAIL);
        assertThat(check(cut, NotedHead.of(head(7)), NotedHead.of(head(2))).verified())
                .isTrue();
        assertThat(check(cut, new NotedHead(OptionalLong.empty(), head(2).hash()))
                        .verified())
                .isTrue();
    }

    @Test
    void a_chain_written_anew_holds_by_itself_and_is_found_by_a_head_kept_outside() {
        List<LedgerEntry> anew = new ArrayList<>(chain.subList(0, 4));
        while (anew.size() < 10) {
            anew.add(entry(anew.size() + 1, anew.getLast().hash(), "{\"n\":0}"));
        }

        assertThat(check(anew).verified()).isTrue();
        LedgerVerification verdict = check(anew, NotedHead.of(head(3)), NotedHead.of(head(8)));
        assertBroken(verdict, 8, Fault.HEAD);
        assertThat(verdict.broken().orElseThrow().words()).contains("between it and entry 3");
        assertBroken(check(anew, new NotedHead(OptionalLong.empty(), head(8).hash())), 11, Fault.TAIL);
    }

    @Test
    void two_heads_of_one_number_cannot_both_hold() {
        NotedHead other = new NotedHead(OptionalLong.of(3), Hash.ofText("other"));

        assertThat(check(chain, NotedHead.of(head(3)), other).verified()).isFalse();
    }

    @Test
    void only_the_first_fault_is_named_and_all_entries_are_counted() {
        List<LedgerEntry> cut = new ArrayList<>(chain);
        cut.remove(6);
        cut.set(2, entry(3, "nonsense", "{}"));

        assertBroken(check(cut), 3, Fault.LINK);
        assertThat(check(cut).entries()).isEqualTo(9);
    }

    @Test
    void time_that_goes_backwards_is_a_warning_only() {
        LedgerEntry early =
                hashed(11, "2020-01-01T00:00:00.000000Z", chain.getLast().hash(), "{}");
        List<LedgerEntry> more = new ArrayList<>(chain);
        more.add(early);

        assertThat(check(more).verified()).isTrue();
        assertThat(check(more).warnings()).singleElement().asString().contains("entry 11");
    }

    private LedgerVerification check(List<LedgerEntry> entries, NotedHead... heads) {
        ChainCheck check = new ChainCheck(List.of(heads));
        entries.forEach(check::accept);
        return check.verdict();
    }

    private static void assertBroken(LedgerVerification verdict, long seq, Fault fault) {
        assertThat(verdict.verified()).isFalse();
        assertThat(verdict.broken().orElseThrow().seq()).isEqualTo(seq);
        assertThat(verdict.broken().orElseThrow().fault()).isEqualTo(fault);
    }

    private List<LedgerEntry> with(int index, LedgerEntry entry) {
        List<LedgerEntry> changed = new ArrayList<>(chain);
        changed.set(index, entry);
        return changed;
    }

    private LedgerHead head(int seq) {
        return new LedgerHead(seq, new Hash(chain.get(seq - 1).hash()));
    }

    private static List<LedgerEntry> chain(int length) {
        List<LedgerEntry> chain = new ArrayList<>();
        String prev = Hash.ZERO.hex();
        for (int seq = 1; seq <= length; seq++) {
            chain.add(entry(seq, prev, "{\"n\":" + seq + "}"));
            prev = chain.getLast().hash();
        }
        return chain;
    }

    private static LedgerEntry entry(long seq, String prev, String body) {
        return hashed(seq, "2026-11-21T08:15:30.%06dZ".formatted(seq), prev, body);
    }

    private static LedgerEntry hashed(long seq, String at, String prev, String body) {
        LedgerEntry bare = new LedgerEntry(seq, at, prev, "{\"user\": \"ada\"}", body, "");
        return new LedgerEntry(seq, at, prev, bare.who(), body, bare.computed().hex());
    }
}
