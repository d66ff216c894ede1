// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.rehearse;

import io.suture.core.catalog.Catalog;
import io.suture.core.catalog.Relation;
import io.suture.core.migration.Migration;
import io.suture.core.migration.Section;
import io.suture.core.problem.Problem;
import io.suture.core.sql.ParseOptions;
import io.suture.core.sql.TableName;
import io.suture.engine.rehearse.PlainScript.Outcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Where migrations are rehearsed: the main database with generated rows, the bare one without. */
final class Stage implements AutoCloseable {
    private final ParseOptions parse;
    private final RehearsalSize size;
    private final Roles roles;
    private final ScratchDatabase bare;
    private ScratchDatabase main;
    private DatabaseState state;

    private Stage(ScratchServer server, ParseOptions parse, RehearsalSize size) throws SQLException {
        this.parse = parse;
        this.size = size;
        this.roles = Roles.of(server);
        this.bare = ScratchDatabase.empty(server);
        this.main = bare.copy();
        try (Connection connection = main.connect()) {
            this.state = DatabaseState.read(connection);
        }
    }

    /** Two empty databases. */
    static Stage empty(ScratchServer server, ParseOptions parse, RehearsalSize size) throws SQLException {
        return new Stage(server, parse, size);
    }

    /** Up, down, up in a copy of the main database. */
    Trial.Result tryOnRows(Migration migration, Section down) throws SQLException {
        return new Trial(main, state, migration, down, parse).run();
    }

    /** The same without generated rows. */
    Trial.Result tryWithoutRows(Migration migration, Section down) throws SQLException {
        return new Trial(bare, bareState(), migration, down, parse).run();
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
            return new PlainScript(migration.up(), parse).run(connection);
        }
    }

    /** What triggers have made of the new rows – tables, too – is part of the state. */
    private List<TableName> fill(Changes changes) throws SQLException {
        try (Connection connection = main.connect()) {
            Catalog catalog = DatabaseState.catalog(connection);
            List<Relation> tables = catalog.contents().relations().stream()
                    .filter(r -> TableFill.isFilled(r) && changes.concern(r))
                    .toList();
            List<TableName> unfilled = new TableFill(connection, catalog, size.rows()).fill(tables);
            unfilled.addAll(emptyAndGone(catalog));
            boolean triggered = tables.stream().anyMatch(t -> !t.triggers().isEmpty());
            state = triggered ? DatabaseState.read(connection) : DatabaseState.read(connection, catalog);
            return unfilled;
        }
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
