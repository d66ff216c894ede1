// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.rehearse;

import io.suture.core.migration.MigrationId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What was seen of one migration.
 *
 * @param differences in words, from before the up to after the down; never a value of a row. For a down that fails: why
 * @param onlyAfterWrites whether all is well as long as no client of the new release has written
 * @param upAgain whether the up ran once more after the down; empty where no down ran through
 * @param upTwice whether the up ran on top of itself; empty where that was not tried
 * @param up how long the first up took
 * @param down how long the down took; empty where there is none
 * @param notes what weakens the proof: tables that no rows could be generated for, an up that cannot cope with generated rows; and what
 *     does not belong to the way back
 * @param plan what the plan of the migration did, which is what {@code suture migrate} carries out; empty where the up fails
 * @param proposed a down part in the place of one that is missing or does not hold; empty where none was asked for
 */
public record Rehearsed(
        MigrationId id,
        Verdict verdict,
        List<String> differences,
        boolean onlyAfterWrites,
        Optional<Boolean> upAgain,
        Optional<Boolean> upTwice,
        Duration up,
        Optional<Duration> down,
        List<String> notes,
        Optional<PlanWalk> plan,
        Optional<ProposedDown> proposed) {
    public Rehearsed {
        differences = List.copyOf(differences);
        notes = List.copyOf(notes);
    }

    static Rehearsed of(
            MigrationId id, Verdict verdict, List<String> differences, Duration up, Optional<Duration> down) {
        return new Rehearsed(
                id,
                verdict,
                differences,
                false,
                Optional.empty(),
                Optional.empty(),
                up,
                down,
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    Rehearsed noting(List<String> more) {
        List<String> all = new ArrayList<>(notes);
        all.addAll(more);
        return new Rehearsed(
                id, verdict, differences, onlyAfterWrites, upAgain, upTwice, up, down, all, plan, proposed);
    }

    Rehearsed planned(PlanWalk walk) {
        return new Rehearsed(
                id,
                verdict,
                differences,
                onlyAfterWrites,
                upAgain,
                upTwice,
                up,
                down,
                notes,
                Optional.of(walk),
                proposed);
    }

    /** Whether somebody who trusts the migration would be let down: by its down part, or by its plan. */
    public boolean isFinding() {
        return verdict.isFinding() || plan.filter(PlanWalk::isFinding).isPresent();
    }

    Rehearsed proposing(Optional<ProposedDown> instead) {
        return new Rehearsed(
                id, verdict, differences, onlyAfterWrites, upAgain, upTwice, up, down, notes, plan, instead);
    }

    /** @param again after the down; @param twice after that up */
    Rehearsed again(boolean again, boolean twice) {
        Optional<Boolean> onTop = again ? Optional.of(twice) : Optional.empty();
        return new Rehearsed(
                id, verdict, differences, onlyAfterWrites, Optional.of(again), onTop, up, down, notes, plan, proposed);
    }

    /** Whether nothing was found, and the up could run again. */
    boolean isClean() {
        return !verdict.isFinding() && upAgain.orElse(false);
    }

    /** This one, as seen with clients that write, beside what was seen without them. */
    Rehearsed beside(Rehearsed alone) {
        if (alone.verdict().isWithoutWayBack()) {
            return alone;
        }
        return switch (verdict) {
            case DOWN_FAILS ->
                alone.but(
                        verdict,
                        differences.stream()
                                .map(d -> "once clients of the new release have written: " + d)
                                .toList());
            case NOT_RESTORED, RESTORED_DATA_LOST ->
                alone.but(
                        Verdict.RESTORED_DATA_LOST,
                        differences.stream()
                                .filter(d -> d.contains(Writes.SINCE))
                                .toList());
            case RESTORED, NO_DOWN -> alone;
        };
    }

    /** Without a reason there is nothing to say: a trigger of a write may have changed other rows, or made a table. */
    private Rehearsed but(Verdict worse, List<String> more) {
        if (more.isEmpty()) {
            return this;
        }
        List<String> all = new ArrayList<>(differences);
        all.addAll(more);
        return new Rehearsed(id, worse, all, !verdict.isFinding(), upAgain, upTwice, up, down, notes, plan, proposed);
    }
}
