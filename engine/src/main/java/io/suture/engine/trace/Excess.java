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

    /** One sentence each; none where the claim holds. */
    public static List<String> of(Takes claimed, Takes seen) {
        List<String> found = new ArrayList<>();
        seen.locks().forEach((relation, mode) -> {
            LockMode claim = claimed.locks().get(relation);
            if (claim == null || claim.ordinal() < mode.ordinal()) {
                found.add(relation.display() + " was locked " + mode.sql() + ", claimed was "
                        + (claim == null ? "no lock" : claim.sql()));
            }
        });
        beyond(seen.rewrites(), claimed.rewrites()).forEach(t -> found.add(t.display() + " was rewritten"));
        beyond(seen.scans(), claimed.scans()).forEach(t -> found.add(t.display() + " was scanned"));
        return found;
    }

    private static SortedSet<TableName> beyond(SortedSet<TableName> seen, SortedSet<TableName> claimed) {
        SortedSet<TableName> more = new TreeSet<>(seen);
        more.removeAll(claimed);
        return more;
    }
}
