// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.rehearse;

import io.suture.core.catalog.Difference;
import io.suture.core.migration.Migration;
import io.suture.core.migration.Section;
import io.suture.core.problem.Problem;
import io.suture.core.sql.ParseOptions;
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
 */
record Trial(ScratchDatabase origin, DatabaseState before, Migration migration, Section down, ParseOptions parse) {
    /** What was seen, or why the up failed. */
    sealed interface Result {
        record Seen(Rehearsed rehearsed) implements Result {}

        record UpFailed(List<Problem> problems) implements Result {}
    }

    Result run() throws SQLException {
        try (Roles roles = Roles.of(origin.server());
                ScratchDatabase copy = origin.copy();
                Connection connection = copy.connect()) {
            Outcome up = new PlainScript(migration.up(), parse).run(connection);
            return up.failed() ? new Result.UpFailed(up.problems()) : new Result.Seen(back(connection, up.took()));
        }
    }

    private Rehearsed back(Connection copy, Duration up) throws SQLException {
        Outcome outcome = new PlainScript(down, parse).run(copy);
        if (outcome.failed()) {
            return new Rehearsed(
                    migration.id(),
                    Verdict.DOWN_FAILS,
                    outcome.problems().stream().map(Trial::sentence).toList(),
                    Optional.empty(),
                    up,
                    Optional.of(outcome.took()),
                    List.of());
        }
        DatabaseState after = DatabaseState.read(copy);
        List<Difference> schema = after.catalog().diff(before.catalog());
        DataComparison.Found data = compare(copy, after);
        return new Rehearsed(
                migration.id(),
                verdict(schema, data),
                sentences(schema, data),
                Optional.of(!new PlainScript(migration.up(), parse).run(copy).failed()),
                up,
                Optional.of(outcome.took()),
                List.of());
    }

    private DataComparison.Found compare(Connection copy, DatabaseState after) throws SQLException {
        try (Connection was = origin.connect()) {
            return new DataComparison(was, copy).compare(before.contents(), after.contents());
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
