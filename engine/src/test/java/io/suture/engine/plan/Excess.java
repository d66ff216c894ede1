// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.plan;

import io.suture.core.plan.LockMode;
import io.suture.core.plan.Takes;
import io.suture.core.sql.TableName;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What the server took beyond a claim. */
final class Excess {
    private Excess() {}

    /** Empty where the claim holds. */
    static Optional<String> of(Takes claimed, Takes seen) {
        StringBuilder words = new StringBuilder();
        for (Map.Entry<TableName, LockMode> lock : seen.locks().entrySet()) {
            LockMode claim = claimed.locks().get(lock.getKey());
            if (claim == null || claim.ordinal() < lock.getValue().ordinal()) {
                words.append(' ')
                        .append(lock.getKey().display())
                        .append(" locked ")
                        .append(lock.getValue())
                        .append(", claimed ")
                        .append(claim)
                        .append(';');
            }
        }
        beyond(" rewritten", seen.rewrites(), claimed.rewrites(), words);
        beyond(" scanned", seen.scans(), claimed.scans(), words);
        return words.isEmpty() ? Optional.empty() : Optional.of(words.toString().strip());
    }

    private static void beyond(String what, Set<TableName> seen, Set<TableName> claimed, StringBuilder words) {
        Set<TableName> more = new TreeSet<>(seen);
        more.removeAll(claimed);
        more.forEach(t -> words.append(what).append(' ').append(t.display()).append(';'));
    }
}
