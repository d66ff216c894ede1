// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.rehearse;

import io.suture.core.catalog.Catalog;
import io.suture.core.catalog.Relation;
import io.suture.core.migration.Migration;
import io.suture.core.migration.Section;
import io.suture.core.problem.Problem;
import io.suture.core.sql.TableName;
import io.suture.engine.rehearse.PlainScript.Outcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Where migrations are rehearsed: the main database with generated rows, the bare one without. */
final class Stage implements AutoCloseable {
    private final ScriptRules rules;
    private final Supply supply;
    private final Roles roles;
    private final ScratchDatabase bare;
    private ScratchDatabase main;
    private DatabaseState state;
    private final boolean ownRows;
    private boolean behind;

    private Stage(ScratchServer server, RehearsalOptions options, Supply supply) throws SQLException {
        this.rules = ScriptRules.of(options);
        this.supply = supply;
        this.ownRows = options.ownRows();
        this.roles = Roles.of(server);
        this.bare = ScratchDatabase.empty(server);
        options.base().accept(bare.url());
        this.main = bare.copy();
        try (Connection connection = main.connect()) {
            this.state = DatabaseState.read(connection);
        }
        this.behind = !state.contents().isEmpty();
    }

    /** Two databases with what exists before the first migration. */
    static Stage open(ScratchServer server, RehearsalOptions options, Supply supply) throws SQLException {
        return new Stage(server, options, supply);
    }

    /** Takes the bare database alone one migration further; the problems for which that could not be done. */
    List<Problem> pass(Migration migration) throws SQLException {
        behind = true;
        return run(bare, migration).problems();
    }

    /** Makes the main database anew where the bare one has gone further, or has tables from the beginning. */
    private void catchUp() throws SQLException {
        if (behind) {
            main.close();
            main = bare.copy();
            fill(Changes.EVERYTHING);
            behind = false;
        }
    }

    /** Ends the stage; the main database stays, with rows, and the roles it needs. */
    ScratchDatabase leave() throws SQLException {
        catchUp();
        bare.close();
        return main;
    }

    /** What the plan of the migration would undo. */
    ProposedDown undoOf(Migration migration) throws SQLException {
        catchUp();
        return ProposedDown.of(migration, state.catalog(), rules.parse());
    }

    /** Up, down, up in a copy of the main database; clients write in between. */
    Trial.Result tryOnRows(Migration migration, Section down) throws SQLException {
        catchUp();
        return tried(new Trial(main, state, migration, down, rules, Optional.of(supply)));
    }

    /** The same without generated rows. */
    Trial.Result tryWithoutRows(Migration migration, Section down) throws SQLException {
        return tried(new Trial(bare, bareState(), migration, down, rules, Optional.of(supply)));
    }

    /** What the plan of a migration without a down part does, on rows where its up copes with them; empty where it copes with none. */
    Optional<PlanWalk> planOf(Migration migration) throws SQLException {
        catchUp();
        Optional<Catalog> onRows = schemaAfter(migration, main);
        if (onRows.isPresent()) {
            return Optional.of(planOf(migration, main, state, onRows.get()));
        }
        Optional<Catalog> alone = schemaAfter(migration, bare);
        return alone.isEmpty() ? Optional.empty() : Optional.of(planOf(migration, bare, bareState(), alone.get()));
    }

    private PlanWalk planOf(Migration migration, ScratchDatabase origin, DatabaseState before, Catalog then)
            throws SQLException {
        return new PlanTrial(origin, before.catalog(), then, migration, rules, supply, true).run();
    }

    /** Where something is found, it is tried without clients too: what is found then is not their doing. An up that fails needs no copy. */
    private static Trial.Result tried(Trial trial) throws SQLException {
        Optional<Trial.Result> refused = trial.refusal();
        if (refused.isPresent()) {
            return refused.get();
        }
        return switch (trial.run()) {
            case Trial.Result.Seen(Rehearsed seen, Catalog then) ->
                new Trial.Result.Seen(judged(trial, seen).planned(trial.plan(then)), then);
            case Trial.Result.UpFailed failed -> failed;
        };
    }

    private static Rehearsed judged(Trial trial, Rehearsed seen) throws SQLException {
        return !seen.isClean()
                        && trial.withoutClients().run() instanceof Trial.Result.Seen(Rehearsed alone, Catalog then)
                ? seen.beside(alone)
                : seen;
    }

    /** What the up as written stands no chance with, in words. */
    List<String> impossible(Migration migration) {
        return new PlainScript(migration.up(), rules).isImpossible()
                ? List.of(
                        "as written no server runs it: a statement that refuses a transaction stands between its BEGIN and COMMIT;"
                                + " rehearsed without them")
                : List.of();
    }

    /** Gives the main database other rows, which the up of this migration is more likely to cope with. */
    void exchangeRows(Migration migration, Foresight.Care care) throws SQLException {
        Optional<Catalog> then = schemaAfter(migration, bare);
        if (then.isPresent()) {
            try (Connection connection = main.connect()) {
                new Foresight(connection, state.catalog(), then.get(), supply).exchange(care);
                state = DatabaseState.read(connection);
            }
        }
    }

    private Optional<Catalog> schemaAfter(Migration migration, ScratchDatabase origin) throws SQLException {
        try (Roles made = Roles.of(origin.server());
                ScratchDatabase copy = origin.copy();
                Connection connection = copy.connect()) {
            return new PlainScript(migration.up(), rules).run(connection).failed()
                    ? Optional.empty()
                    : Optional.of(DatabaseState.catalog(connection));
        }
    }

    private DatabaseState bareState() throws SQLException {
        try (Connection connection = bare.connect()) {
            return DatabaseState.read(connection);
        }
    }

    /**
     * How it went on.
     *
     * @param problems why the up failed even without generated rows; then nothing goes on
     * @param onRows why it failed on generated rows alone; then all rows were generated anew
     * @param unfilled tables concerned that have no rows, because they take none that is generated
     */
    record Advance(Duration took, List<Problem> problems, List<Problem> onRows, List<TableName> unfilled) {}

    /** Takes both databases one migration further and generates rows for what it has changed. */
    Advance advance(Migration migration) throws SQLException {
        catchUp();
        Outcome alone = run(bare, migration);
        if (alone.failed()) {
            return new Advance(alone.took(), alone.problems(), List.of(), List.of());
        }
        Outcome onRows = run(main, migration);
        if (onRows.failed()) {
            main.close();
            main = bare.copy();
            return new Advance(alone.took(), List.of(), onRows.problems(), fill(Changes.EVERYTHING));
        }
        return new Advance(onRows.took(), List.of(), List.of(), fill(Changes.of(state.catalog(), migration.up())));
    }

    private Outcome run(ScratchDatabase database, Migration migration) throws SQLException {
        try (Connection connection = database.connect()) {
            return new PlainScript(migration.up(), rules).run(connection);
        }
    }

    /** What the up and the triggers of new rows have done elsewhere is part of the state. */
    private List<TableName> fill(Changes changes) throws SQLException {
        try (Connection connection = main.connect()) {
            Catalog catalog = DatabaseState.catalog(connection);
            List<Relation> tables = catalog.contents().relations().stream()
                    .filter(r -> TableFill.isFilled(r) && changes.concern(r))
                    .filter(fillable(connection, changes))
                    .toList();
            List<TableName> unfilled = new TableFill(connection, catalog, supply).fill(tables);
            unfilled.addAll(emptyAndGone(catalog));
            state = changes == Changes.EVERYTHING ? DatabaseState.read(connection) : state.now(connection);
            return unfilled;
        }
    }

    /** Where rows of its own were brought, a table that has some keeps to them until a migration changes it. */
    private Predicate<Relation> fillable(Connection connection, Changes changes) throws SQLException {
        if (!ownRows || changes != Changes.EVERYTHING) {
            return table -> true;
        }
        Map<TableName, Footprints.Print> prints =
                Footprints.read(connection, Footprints.NOW).tables();
        return table -> Optional.ofNullable(prints.get(table.name()))
                .filter(print -> print.rows() > 0)
                .isEmpty();
    }

    private List<TableName> emptyAndGone(Catalog now) {
        return state.contents().values().stream()
                .filter(t -> t.rows() == 0 && !now.existsRelation(t.table()))
                .map(TableContents::table)
                .toList();
    }

    @Override
    public void close() throws SQLException {
        main.close();
        bare.close();
        roles.close();
    }
}
