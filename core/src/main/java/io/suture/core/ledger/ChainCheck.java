// SPDX-License-Identifier: Apache-2.0
package io.suture.core.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Checks the entries of a ledger one after the other and remembers the first that does not hold. Constant memory. Not
 * thread-safe.
 *
 * <p>A chain proves itself only as far as its head is known from elsewhere: whoever owns the database can write all of it
 * anew, or cut it. That is what {@link NotedHead}s are for.
 */
public final class ChainCheck {
    /** Warnings that are kept. */
    public static final int MOST_WARNINGS = 20;

    private final SortedMap<Long, Hash> noted = new TreeMap<>();
    private final List<Hash> wanted = new ArrayList<>();
    private final MerkleTree.Growing tree = new MerkleTree.Growing();
    private final List<String> warnings = new ArrayList<>();
    private LedgerHead head = LedgerHead.EMPTY;
    private long entries;
    private String latest = "";
    private @Nullable Broken broken;

    /** @param heads kept outside the database, in any order */
    public ChainCheck(Collection<NotedHead> heads) {
        for (NotedHead note : heads) {
            if (note.seq().isPresent()) {
                note(note.seq().getAsLong(), note.hash());
            } else {
                wanted.add(note.hash());
            }
        }
    }

    /** @param entry the next one, by number */
    public void accept(LedgerEntry entry) {
        entries++;
        if (broken == null) {
            check(entry);
        }
        if (broken == null) {
            Hash hash = new Hash(entry.hash());
            head = new LedgerHead(entry.seq(), hash);
            wanted.remove(hash);
            tree.add(hash);
            watchTime(entry);
        }
    }

    /** What was found, after the last entry. */
    public LedgerVerification verdict() {
        if (broken == null) {
            checkEnd();
        }
        return new LedgerVerification(entries, head, tree.head(), Optional.ofNullable(broken), warnings);
    }

    private void check(LedgerEntry entry) {
        long expected = head.seq() + 1;
        Hash asNoted = noted.get(entry.seq());
        if (entry.seq() > expected) {
            fault(
                    expected,
                    Fault.GAP,
                    "entry " + expected + " is missing: after " + head.seq() + " comes " + entry.seq());
        } else if (entry.seq() < expected) {
            fault(entry.seq(), Fault.GAP, "entry " + entry.seq() + " is there twice, or has no valid number");
        } else if (!entry.computed().hex().equals(entry.hash())) {
            fault(
                    entry.seq(),
                    Fault.HASH,
                    "entry " + entry.seq() + " was changed: its hash is not that of its content");
        } else if (!entry.prev().equals(head.hash().hex())) {
            fault(
                    entry.seq(),
                    Fault.LINK,
                    "entry " + entry.seq() + " does not follow from entry " + head.seq() + ": one of them was changed");
        } else if (asNoted != null && !asNoted.hex().equals(entry.hash())) {
            fault(
                    entry.seq(),
                    Fault.HEAD,
                    "entry " + entry.seq()
                            + " is not the one noted outside the database: it, or one between it and entry "
                            + lastNotedBefore(entry.seq()) + ", was written anew");
        }
    }

    private void checkEnd() {
        long next = head.seq() + 1;
        if (!noted.tailMap(next).isEmpty()) {
            fault(
                    next,
                    Fault.TAIL,
                    "entries " + next + " to " + noted.lastKey()
                            + " are missing at the end, although one was noted outside"
                            + " the database: the ledger was cut, or the database restored or failed over to an older state");
        } else if (!wanted.isEmpty()) {
            fault(
                    next,
                    Fault.TAIL,
                    "no entry has the hash " + wanted.getFirst()
                            + " noted outside the database: the ledger was cut or written"
                            + " anew, or the database restored or failed over to an older state");
        }
    }

    private void watchTime(LedgerEntry entry) {
        if (entry.at().compareTo(latest) < 0 && warnings.size() < MOST_WARNINGS) {
            warnings.add("entry " + entry.seq() + " is dated before an earlier one (" + entry.at()
                    + "): the server's clock was set back, or another server took over");
        }
        latest = entry.at().compareTo(latest) > 0 ? entry.at() : latest;
    }

    private void note(long seq, Hash hash) {
        Hash before = noted.putIfAbsent(seq, hash);
        if (before != null && !before.equals(hash)) {
            wanted.add(hash);
        }
    }

    private long lastNotedBefore(long seq) {
        SortedMap<Long, Hash> before = noted.headMap(seq);
        return before.isEmpty() ? 0 : before.lastKey();
    }

    private void fault(long seq, Fault fault, String words) {
        broken = new Broken(seq, fault, words);
    }
}
