// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.rehearse;

import io.suture.core.migration.Migration;
import io.suture.core.migration.MigrationSet;
import io.suture.core.migration.Pending;
import io.suture.core.migration.ReconcileOptions;
import io.suture.core.migration.Section;
import io.suture.core.problem.Problem;
import io.suture.core.sql.ParseOptions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Every migration of a folder from an empty database on: up, down, what came back, up again. */
public final class Rehearsal {
    private final ScratchServer server;
    private final ParseOptions parse;
    private final RehearsalSize size;
    private final Consumer<Rehearsed> listener;
    private final List<Rehearsed> rehearsed = new ArrayList<>();

    /**
     * @param size how many rows are generated
     * @param listener told of every migration when it is rehearsed
     */
    public Rehearsal(ScratchServer server, ParseOptions parse, RehearsalSize size, Consumer<Rehearsed> listener) {
        this.server = server;
        this.parse = parse;
        this.size = size;
        this.listener = listener;
    }

    /**
     * Makes databases on the server, a copy of the schema and its rows for every migration, and removes them again.
     *
     * @throws io.suture.core.problem.SutureException what is wrong with the folder: everything {@link MigrationSet#reconcile} refuses
     */
    public RehearsalReport run(MigrationSet set) throws SQLException {
        List<Migration> migrations = set.reconcile(List.of(), ReconcileOptions.defaults()).pending().stream()
                .map(Pending::migration)
                .toList();
        try (Stage stage = Stage.empty(server, parse, size)) {
            for (Migration migration : migrations) {
                List<Problem> problems = rehearse(stage, migration);
                if (!problems.isEmpty()) {
                    return new RehearsalReport(rehearsed, problems);
                }
            }
        }
        return new RehearsalReport(rehearsed, List.of());
    }

    private List<Problem> rehearse(Stage stage, Migration migration) throws SQLException {
        Optional<Section> down = migration.down();
        Optional<Rehearsed> seen = down.isPresent() ? tried(stage, migration, down.get()) : Optional.empty();
        Stage.Advance advance = stage.advance(migration);
        if (advance.problems().isEmpty()) {
            note(seen.orElseGet(() -> noDown(migration, advance)).noting(unfilled(advance)));
        }
        return advance.problems();
    }

    /** Empty where the up fails even without generated rows: going on will say so. */
    private static Optional<Rehearsed> tried(Stage stage, Migration migration, Section down) throws SQLException {
        return switch (stage.tryOnRows(migration, down)) {
            case Trial.Result.Seen seen -> Optional.of(seen.rehearsed());
            case Trial.Result.UpFailed failed ->
                switch (stage.tryWithoutRows(migration, down)) {
                    case Trial.Result.Seen seen -> Optional.of(seen.rehearsed().noting(onRows(failed.problems())));
                    case Trial.Result.UpFailed never -> Optional.empty();
                };
        };
    }

    private static Rehearsed noDown(Migration migration, Stage.Advance advance) {
        return new Rehearsed(
                migration.id(),
                Verdict.NO_DOWN,
                List.of(),
                Optional.empty(),
                advance.took(),
                Optional.empty(),
                onRows(advance.onRows()));
    }

    private static List<String> onRows(List<Problem> problems) {
        return problems.stream()
                .map(p -> "rehearsed without generated rows, on which the up fails: " + Trial.sentence(p))
                .toList();
    }

    private static List<String> unfilled(Stage.Advance advance) {
        return advance.unfilled().stream()
                .map(table -> "no rows could be generated for table " + table.display())
                .toList();
    }

    private void note(Rehearsed one) {
        rehearsed.add(one);
        listener.accept(one);
    }
}
