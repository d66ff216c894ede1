// SPDX-License-Identifier: Apache-2.0
package io.suture.core.plan;

import io.suture.core.migration.Contract;
import io.suture.core.migration.MigrationId;
import io.suture.core.sql.TableName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What will be done for one migration.
 *
 * @param steps in order; empty where the migration says nothing
 * @param affects tables and views it makes, changes or takes away, in their rows or their shape
 * @param opaque whether it holds something the planner cannot see through (a DO block, a call of a function): what follows
 *     it has to be planned anew from the catalog
 * @param provisional whether it follows an opaque one, so that it is what would be done if that one changed nothing else
 * @param notes what the author should know, in words
 * @param contract whether its steps of {@link Phase#CONTRACT} wait for {@code suture complete}
 * @param trials what is tried on a sample of rows before the first step
 * @param proofs what must hold of every row before the first of those steps; asked where they wait, ids unique
 * @param keeping that what the contract takes away is only set aside at first; empty where nothing is
 * @param previews what would become of rows, for whoever asks before the run; not stored with the plan
 * @param releases how rows that it sets aside go where they belong once they have been corrected
 */
public record PlannedMigration(
        MigrationId id,
        Direction direction,
        Kind kind,
        List<PlannedStep> steps,
        List<TableName> affects,
        boolean opaque,
        boolean provisional,
        List<String> notes,
        Contract contract,
        List<Trial> trials,
        List<Proof> proofs,
        Optional<Keeping> keeping,
        List<Preview> previews,
        List<Release> releases) {
    public PlannedMigration {
        trials = List.copyOf(trials);
        steps = List.copyOf(steps);
        affects = List.copyOf(affects);
        notes = List.copyOf(notes);
        proofs = List.copyOf(proofs);
        previews = List.copyOf(previews);
        releases = List.copyOf(releases);
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).number() != i + 1) {
                throw new IllegalArgumentException("steps of " + id + " are not numbered 1, 2, 3 …");
            }
        }
    }

    /** The same with other steps. */
    public PlannedMigration withSteps(List<PlannedStep> newSteps) {
        return with(newSteps, opaque, provisional, notes);
    }

    /** The same, after something whose effect is not known to it. */
    public PlannedMigration asProvisional() {
        return with(steps, opaque, true, notes);
    }

    /** The same, with more that people should know. */
    public PlannedMigration noting(List<String> more) {
        return with(
                steps,
                opaque,
                provisional,
                Stream.concat(notes.stream(), more.stream()).toList());
    }

    /** In Java, each once, that rows go through. */
    public List<JavaTransform> transforms() {
        return steps.stream()
                .flatMap(step -> step.step().statements().stream())
                .flatMap(sql -> sql.through().stream())
                .map(Through::transform)
                .distinct()
                .toList();
    }

    /** The steps that remove what a client may still use; where it has any, only those of the purge come after them. */
    public List<PlannedStep> contractSteps() {
        return steps.stream().filter(s -> s.phase() == Phase.CONTRACT).toList();
    }

    /** The steps that remove for good what the contract has set aside; where it has any, they are its last ones. */
    public List<PlannedStep> purgeSteps() {
        return steps.stream().filter(s -> s.phase() == Phase.PURGE).toList();
    }

    /** Whether it stops before its contract, so that it is {@code expanded} until somebody completes it. */
    public boolean expandsOnly() {
        return contract == Contract.LATER
                && direction == Direction.UP
                && !contractSteps().isEmpty();
    }

    /** The same, with the catalog to be read again after it: what follows depends on more than is carried forward. */
    public PlannedMigration asLastKnown() {
        return with(steps, true, provisional, notes);
    }

    /** What it takes altogether; never held at once if it has more than one step. */
    public Takes takes() {
        return steps.stream().map(s -> s.step().takes()).reduce(Takes.NOTHING, Takes::and);
    }

    /** Whether it is one transaction, so that nothing of it can ever be left half done. */
    public boolean atomic() {
        return !expandsOnly()
                && (steps.isEmpty()
                        || steps.size() == 1 && steps.getFirst().step().transactional());
    }

    private PlannedMigration with(
            List<PlannedStep> newSteps, boolean nowOpaque, boolean nowProvisional, List<String> newNotes) {
        return new PlannedMigration(
                id,
                direction,
                kind,
                newSteps,
                affects,
                nowOpaque,
                nowProvisional,
                newNotes,
                contract,
                trials,
                proofs,
                keeping,
                previews,
                releases);
    }
}
