// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import io.suture.core.copy.TableCopy;
import io.suture.core.operation.CopySteps.Stage;
import io.suture.core.plan.Noted;
import io.suture.core.plan.Phase;
import io.suture.core.plan.Sql;
import io.suture.core.plan.Step;
import io.suture.core.plan.Takes;
import io.suture.core.plan.Undo;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Tables that are written anew one after the other, and take their places in one transaction: nobody sees one of them as it was beside
 * another as it will be.
 *
 * @param copies 1 or more
 * @param first what that transaction begins with, when it has the locks and the last rows
 * @param last what it ends with
 */
public record CopiesTogether(List<CopySteps> copies, List<Sql> first, List<Sql> last) {
    public CopiesTogether {
        copies = List.copyOf(copies);
        first = List.copyOf(first);
        last = List.copyOf(last);
    }

    /** One table. */
    public static CopiesTogether of(CopySteps only) {
        return new CopiesTogether(List.of(only), List.of(), List.of());
    }

    /**
     * All stages, for a migration.
     *
     * @param back how the swap is undone; asked when the stages are made, and may have its effect on the outlook
     */
    public void plan(Draft draft, Supplier<Undo> back) {
        draft.commit();
        copies.forEach(c -> c.copy().allowed().ifPresent(draft::tryOut));
        List<Stage> stages = stages();
        Undo swapped = back.get();
        Undo begun = Undo.by(copies.stream().map(CopySteps::takenBack).toArray(Step[]::new));
        for (Stage stage : stages) {
            draft.alone(stage.phase(), stage.step(), Optional.of(stage.why()), stage.swaps() ? swapped : begun);
            begun = Undo.nothing();
        }
    }

    /** All of them, under nobody's settings. */
    public Undo asUndo() {
        return Undo.by(stages().stream().map(Stage::plain).toArray(Step[]::new));
    }

    private List<Stage> stages() {
        return Stream.of(
                        copies.stream().flatMap(c -> c.beside().stream()),
                        Stream.of(swap()),
                        CopySteps.proofs(copies).stream())
                .flatMap(all -> all)
                .toList();
    }

    private Stage swap() {
        List<Sql> pass = copies.stream().flatMap(c -> c.pass().stream()).toList();
        List<Noted> noted = copies.stream().map(c -> c.copy().noted()).toList();
        List<String> swap = TableCopy.swap(copies.stream().map(CopySteps::copy).toList());
        List<Sql> statements = Stream.of(first, copies.getFirst().texts(swap), last)
                .flatMap(List::stream)
                .toList();
        Takes takes = copies.stream().map(CopySteps::swapping).reduce(Takes.NOTHING, Takes::and);
        String why = copies.size() == 1
                ? "the copy, proved equal, takes the table's place"
                : "the copies, proved equal, take the tables' places, all at once";
        return new Stage(Phase.MIGRATE, settings -> new Step.Swap(settings, pass, noted, statements, takes), why, true);
    }
}
