// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.rehearse;

import io.suture.core.catalog.Difference;
import io.suture.core.plan.Phase;
import io.suture.core.plan.PlannedMigration;
import io.suture.core.plan.PlannedStep;
import io.suture.core.plan.Proof;
import io.suture.core.sql.TableName;
import io.suture.engine.trace.Excess;
import io.suture.engine.trace.TracedStep;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What the server did not do as a plan says, in words: faults let down whoever relies on the plan, notes do not. */
final class PlanFindings {
    private static final int MOST_NAMED = 3;

    private final PlannedMigration plan;
    private final List<String> faults = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    PlanFindings(PlannedMigration plan) {
        this.plan = plan;
    }

    List<String> faults() {
        return faults;
    }

    List<String> notes() {
        return notes;
    }

    /** What nobody would have waited for is no fault; what an opaque statement takes nobody could have claimed. */
    void judge(PlannedStep planned, TracedStep traced) {
        List<String> felt = traced.excess().stream()
                .filter(Excess.Beyond::isFelt)
                .map(Excess.Beyond::words)
                .toList();
        String step = "step " + planned.number();
        if (!plan.opaque()) {
            felt.forEach(words -> faults.add(step + ": " + words));
        } else if (!felt.isEmpty()) {
            int more = felt.size() - MOST_NAMED;
            notes.add(step + ", which nobody can see through before it runs: "
                    + felt.stream().limit(MOST_NAMED).collect(Collectors.joining("; "))
                    + (more > 0 ? "; and " + more + " more" : ""));
        }
    }

    void notHeld(Proof proof) {
        faults.add("before the contract it does not hold that " + proof.claim());
    }

    void ends(List<Difference> differences) {
        differences.forEach(difference -> faults.add("ends otherwise than the script: " + difference.text()));
    }

    /**
     * What breaks is said once. The old release was promised its shape only where the contract waits.
     *
     * @param last phase that was carried out
     */
    void judge(List<ClientsSeen> clients, Phase last) {
        Set<String> said = new HashSet<>();
        for (ClientsSeen seen : clients) {
            if (seen.after().filter(after -> isWhole(seen.fresh(), after, last)).isPresent()) {
                boolean promised = seen.fresh() || plan.expandsOnly();
                broken(seen).forEach((what, verbs) -> {
                    if (said.add(seen.release() + verbs + what)) {
                        (promised ? faults : notes).add(seen.words() + ": " + String.join(", ", verbs) + what);
                    }
                });
            }
        }
    }

    /** Whether the shape of a release should be there: the old one until the contract, the new one from the end of the migration on. */
    private boolean isWhole(boolean toNew, Phase after, Phase last) {
        return toNew
                ? after == last || after == Phase.MIGRATE && plan.expandsOnly()
                : after.compareTo(Phase.CONTRACT) < 0;
    }

    /** Verbs by the table and the reason. */
    private static Map<String, List<String>> broken(ClientsSeen seen) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        for (ClientsSeen.Failure failure : seen.failures()) {
            if (failure.broken()) {
                TableName table = failure.table();
                all.computeIfAbsent(" of table " + table.display() + ": " + failure.why(), t -> new ArrayList<>())
                        .add(failure.verb());
            }
        }
        return all;
    }
}
