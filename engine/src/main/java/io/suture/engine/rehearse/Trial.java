// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.rehearse;

import io.suture.core.catalog.Catalog;
import io.suture.core.catalog.Difference;
import io.suture.core.migration.Migration;
import io.suture.core.migration.Section;
import io.suture.core.problem.Problem;
import io.suture.engine.rehearse.PlainScript.Outcome;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Up, down, and up again in a copy of a database.
 *
 * @param origin is only read
 * @param before what the origin holds
 * @param clients who write between up and down; empty for nobody
 */
record Trial(
        ScratchDatabase origin,
        DatabaseState before,
        Migration migration,
        Section down,
        ScriptRules rules,
        Optional<Supply> clients) {
    /** What was seen, or why the up failed. */
    sealed interface Result {
        /** @param then the schema after the up */
        record Seen(Rehearsed rehearsed, Catalog then) implements Result {}

        /** @param outlasted whether it was ended because nobody waits that long */
        record UpFailed(List<Problem> problems, boolean outlasted) implements Result {}
    }

    /** What the plan of the migration does in the same place. */
    PlanWalk plan(Catalog then) throws SQLException {
        return new PlanTrial(origin, before.catalog(), then, migration, rules, clients.orElseThrow(), true).run();
    }

    Trial withoutClients() {
        return new Trial(origin, before, migration, down, rules, Optional.empty());
    }

    /** That the up fails, where this can be told without a copy. */
    Optional<Result> refusal() throws SQLException {
        try (Connection connection = origin.connect()) {
            return new PlainScript(migration.up(), rules)
                    .tentatively(connection)
                    .filter(Outcome::failed)
                    .map(up -> new Result.UpFailed(up.problems(), up.outlasted()));
        }
    }

    Result run() throws SQLException {
        try (Roles roles = Roles.of(origin.server());
                ScratchDatabase copy = origin.copy();
                Connection connection = copy.connect()) {
            Outcome up = new PlainScript(migration.up(), rules).run(connection);
            if (up.failed()) {
                return new Result.UpFailed(up.problems(), up.outlasted());
            }
            Catalog then = DatabaseState.catalog(connection);
            return new Result.Seen(back(connection, then, up.took()), then);
        }
    }

    private Rehearsed back(Connection copy, Catalog then, Duration up) throws SQLException {
        Writes writes = clients.isPresent()
                ? new Clients(copy, before.catalog(), then, clients.get()).write(migration.up(), down)
                : Writes.none();
        Outcome outcome = new PlainScript(down, rules).run(copy);
        if (outcome.failed()) {
            List<String> why = outcome.problems().stream().map(Trial::sentence).toList();
            return Rehearsed.of(migration.id(), Verdict.DOWN_FAILS, why, up, Optional.of(outcome.took()));
        }
        DatabaseState after = before.now(copy);
        List<Difference> schema = after.catalog().diff(before.catalog());
        DataComparison.Found data = compare(copy, after, writes);
        Rehearsed seen = Rehearsed.of(
                migration.id(), verdict(schema, data), sentences(schema, data), up, Optional.of(outcome.took()));
        return seen.again(again(copy), again(copy));
    }

    private boolean again(Connection copy) throws SQLException {
        return !new PlainScript(migration.up(), rules).run(copy).failed();
    }

    private DataComparison.Found compare(Connection copy, DatabaseState after, Writes writes) throws SQLException {
        try (Connection was = origin.connect()) {
            return new DataComparison(was, copy, writes).compare(before.contents(), after.contents());
        }
    }

    private static Verdict verdict(List<Difference> schema, DataComparison.Found data) {
        if (schema.stream().anyMatch(d -> d.category() != Difference.Category.COLUMN_ORDER)) {
            return Verdict.NOT_RESTORED;
        }
        return data.lost().isEmpty() ? Verdict.RESTORED : Verdict.RESTORED_DATA_LOST;
    }

    private static List<String> sentences(List<Difference> schema, DataComparison.Found data) {
        List<String> all = new ArrayList<>(schema.stream().map(Difference::text).toList());
        all.addAll(data.lost());
        all.addAll(data.added());
        return all;
    }

    /** Where and why, as one sentence. */
    static String sentence(Problem problem) {
        return problem.at().map(at -> at + ": ").orElse("") + problem.what();
    }
}
