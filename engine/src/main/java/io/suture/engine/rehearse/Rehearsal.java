// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.rehearse;

import io.suture.core.catalog.Catalog;
import io.suture.core.migration.Migration;
import io.suture.core.migration.MigrationSet;
import io.suture.core.migration.Pending;
import io.suture.core.migration.ReconcileOptions;
import io.suture.core.migration.Section;
import io.suture.core.problem.Problem;
import io.suture.core.problem.SutureException;
import io.suture.core.sql.TableName;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Every migration of a folder, one after the other: up, down, what came back, up again. */
public final class Rehearsal {
    private final ScratchServer server;
    private final RehearsalOptions options;
    private final Consumer<Rehearsed> listener;
    private final List<Rehearsed> rehearsed = new ArrayList<>();

    /** @param listener told of every migration when it is rehearsed */
    public Rehearsal(ScratchServer server, RehearsalOptions options, Consumer<Rehearsed> listener) {
        this.server = server;
        this.options = options;
        this.listener = listener;
    }

    /**
     * Makes databases on the server, copies of the schema and its rows for every migration, and removes them again.
     *
     * @throws io.suture.core.problem.SutureException what is wrong with the folder: everything {@link MigrationSet#reconcile} refuses
     */
    public RehearsalReport run(MigrationSet set) throws SQLException {
        List<Migration> migrations = of(set, options);
        Supply supply = Supply.of(options.size().rows(), migrations, options.skews());
        try (Stage stage = Stage.open(server, options, supply)) {
            for (Migration migration : migrations.subList(0, end(migrations))) {
                List<Problem> problems =
                        options.wanted().test(migration.id()) ? rehearse(stage, migration) : stage.pass(migration);
                if (!problems.isEmpty()) {
                    return new RehearsalReport(options.size(), options.budgets(), rehearsed, problems);
                }
            }
        }
        return new RehearsalReport(options.size(), options.budgets(), rehearsed, List.of());
    }

    /**
     * A database with every up and generated rows; the caller closes it. The roles that migrations make stay on the server, so that
     * nothing of the same folder can be run there afterwards.
     *
     * @throws io.suture.core.problem.SutureException what is wrong with the folder, or why an up fails on empty tables
     */
    public ScratchDatabase populated(MigrationSet set) throws SQLException {
        List<Migration> migrations = of(set, options);
        Stage stage = Stage.open(server, options, Supply.of(options.size().rows(), migrations, options.skews()));
        for (Migration migration : migrations) {
            List<Problem> problems = stage.pass(migration);
            if (!problems.isEmpty()) {
                stage.close();
                throw new SutureException(problems);
            }
        }
        return stage.leave();
    }

    /** What comes after the last one that is wanted need not be run. */
    private int end(List<Migration> migrations) {
        int end = migrations.size();
        while (end > 0 && !options.wanted().test(migrations.get(end - 1).id())) {
            end--;
        }
        return end;
    }

    /** Those that are run, in order. */
    static List<Migration> of(MigrationSet set, RehearsalOptions options) {
        return set.reconcile(List.of(), ReconcileOptions.defaults()).pending().stream()
                .map(Pending::migration)
                .filter(m -> !options.present().test(m.id()))
                .toList();
    }

    private List<Problem> rehearse(Stage stage, Migration migration) throws SQLException {
        Optional<Section> down = migration.down();
        Optional<Rehearsed> seen = down.isPresent() ? tried(stage, migration, down.get()) : Optional.empty();
        Optional<ProposedDown> proposed =
                seen.map(s -> s.verdict().isWithoutWayBack()).orElse(true)
                        ? proposed(stage, migration)
                        : Optional.empty();
        Optional<PlanWalk> plan = down.isPresent() ? Optional.empty() : stage.planOf(migration);
        Stage.Advance advance = stage.advance(migration);
        if (advance.problems().isEmpty()) {
            note(seen.orElseGet(() -> noDown(migration, plan, advance))
                    .noting(stage.impossible(migration))
                    .noting(unfilled(advance))
                    .proposing(proposed));
        }
        return advance.problems();
    }

    /** Empty where the up fails even without generated rows: going on will say so. */
    private static Optional<Rehearsed> tried(Stage stage, Migration migration, Section down) throws SQLException {
        Trial.Result first = stage.tryOnRows(migration, down);
        if (!(first instanceof Trial.Result.UpFailed(List<Problem> problems, boolean outlasted))) {
            return seen(first, List.of());
        }
        for (Foresight.Care care : outlasted ? List.<Foresight.Care>of() : List.of(Foresight.Care.values())) {
            stage.exchangeRows(migration, care);
            Optional<Rehearsed> seen = seen(stage.tryOnRows(migration, down), exchanged(problems, care));
            if (seen.isPresent()) {
                return seen;
            }
        }
        return seen(stage.tryWithoutRows(migration, down), onRows(problems));
    }

    private static Optional<Rehearsed> seen(Trial.Result result, List<String> notes) {
        return switch (result) {
            case Trial.Result.Seen(Rehearsed rehearsed, Catalog then) -> Optional.of(rehearsed.noting(notes));
            case Trial.Result.UpFailed failed -> Optional.empty();
        };
    }

    /** Nothing is proposed that was not rehearsed itself. */
    private Optional<ProposedDown> proposed(Stage stage, Migration migration) throws SQLException {
        if (!options.autoUndo()) {
            return Optional.empty();
        }
        ProposedDown down = stage.undoOf(migration);
        return Optional.of(
                down.isPossible()
                        ? tried(stage, migration, down.section(migration))
                                .map(down::rehearsed)
                                .orElseGet(() -> ProposedDown.impossible("the up fails"))
                        : down);
    }

    private static List<String> exchanged(List<Problem> problems, Foresight.Care care) {
        String how = switch (care) {
            case OTHER_ROWS -> "the up fails on rows that the schema allows before it; rehearsed with others: ";
            case NO_ROWS_WHERE_NONE_CAN_BE -> "the up runs only while a table that it adds to is empty: ";
        };
        return problems.stream().map(p -> how + Trial.sentence(p)).toList();
    }

    private static Rehearsed noDown(Migration migration, Optional<PlanWalk> plan, Stage.Advance advance) {
        Rehearsed one = Rehearsed.of(migration.id(), Verdict.NO_DOWN, List.of(), advance.took(), Optional.empty())
                .noting(onRows(advance.onRows()));
        return plan.map(one::planned).orElse(one);
    }

    private static List<String> onRows(List<Problem> problems) {
        return problems.stream()
                .map(p -> "rehearsed without generated rows, on which the up fails: " + Trial.sentence(p))
                .toList();
    }

    private static List<String> unfilled(Stage.Advance advance) {
        List<String> names = advance.unfilled().stream().map(TableName::display).toList();
        return names.isEmpty()
                ? List.of()
                : List.of("no rows could be generated for table " + String.join(", ", names));
    }

    private void note(Rehearsed one) {
        rehearsed.add(one);
        listener.accept(one);
    }
}
