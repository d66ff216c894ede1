// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.trace;

import io.suture.core.plan.LockMode;
import io.suture.core.plan.Takes;
import io.suture.core.sql.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** What the server took beyond a claim. */
public final class Excess {
    private Excess() {}

    /**
     * Something that was taken and not claimed.
     *
     * @param words a sentence
     * @param isFelt whether somebody who reads or writes might have had to wait for it
     */
    public record Beyond(String words, boolean isFelt) {}

    /** One sentence each; none where the claim holds. */
    public static List<String> of(Takes claimed, Takes seen) {
        return between(claimed, seen).stream().map(Beyond::words).toList();
    }

    /** Each that the claim does not hold for. */
    static List<Beyond> between(Takes claimed, Takes seen) {
        List<Beyond> found = new ArrayList<>();
        seen.locks().forEach((relation, mode) -> {
            LockMode claim = claimed.locks().get(relation);
            if (claim == null || claim.ordinal() < mode.ordinal()) {
                String words = relation.display() + " was locked " + mode.sql() + ", claimed was "
                        + (claim == null ? "no lock" : claim.sql());
                found.add(new Beyond(words, mode.blocksWrites()));
            }
        });
        beyond(seen.rewrites(), claimed.rewrites())
                .forEach(t -> found.add(new Beyond(t.display() + " was rewritten", true)));
        beyond(seen.scans(), claimed.scans())
                .forEach(t -> found.add(new Beyond(t.display() + " was scanned", held(t, seen))));
        return found;
    }

    private static boolean held(TableName table, Takes seen) {
        LockMode mode = seen.locks().get(table);
        return mode != null && mode.blocksWrites();
    }

    private static SortedSet<TableName> beyond(SortedSet<TableName> seen, SortedSet<TableName> claimed) {
        SortedSet<TableName> more = new TreeSet<>(seen);
        more.removeAll(claimed);
        return more;
    }
}
