// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.plan.Noted;
import io.suture.core.plan.RowPlace;
import io.suture.core.plan.Setting;
import io.suture.core.plan.Sql;
import io.suture.core.problem.Effect;
import io.suture.core.problem.Problem;
import io.suture.core.sql.Identifier;
import io.suture.engine.backfill.Blocks;
import io.suture.engine.connect.ServerProblem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/**
 * Which of the rows that others have written meanwhile are the reason why a pass is refused: the pass is tried with less and less of what is noted, and the
 * rows are named by where they lie now. Others go on writing; a row that has gone since is not named.
 */
final class RefusedNotes {
    private final List<Setting> settings;
    private final List<Sql> pass;
    private final List<Noted> noted;
    private final StepContext context;

    RefusedNotes(List<Setting> settings, List<Sql> pass, List<Noted> noted, StepContext context) {
        this.settings = settings;
        this.pass = pass;
        this.noted = noted;
        this.context = context;
    }

    /** Why a pass that was rolled back failed, with the rows where they are the reason. No try is longer than the pass itself. */
    StepFailure failure(Attempt.Refusal refusal) throws SessionLost {
        for (Noted log : noted) {
            Optional<Narrowing.Found> found =
                    Narrowing.of(refusal, 0, blocks(log), (from, until) -> trial(log, from, until), context);
            if (found.isPresent()) {
                return found.get()
                        .named((problem, first, last) -> named(problem, log, first, last))
                        .asFailure(Effect.NONE);
            }
        }
        return refusal.asFailure(Effect.NONE);
    }

    /** With nothing noted but that, once the pass has said what its transaction is like: that cannot be said behind a query. */
    private Attempt trial(Noted log, RowPlace from, RowPlace until) {
        Attempt attempt = Passes.begun(settings, context);
        int said = (int) pass.stream()
                .takeWhile(s -> s.through().isEmpty() && s.text().startsWith("SET "))
                .count();
        attempt.theirs(pass.subList(0, said));
        for (Noted each : noted) {
            attempt.ours("DELETE FROM " + each.log()
                    + (each.equals(log) ? " WHERE ctid < '" + from + "' OR ctid >= '" + until + "'" : ""));
        }
        return attempt.theirs(pass.subList(said, pass.size()))
                .theirs(new Sql("SET CONSTRAINTS ALL IMMEDIATE", pass.getFirst().origin()));
    }

    /** The problem with the places of the rows that two notes, or one, are about; as it is where they have gone since. */
    private Problem named(Problem problem, Noted log, RowPlace first, RowPlace last) throws SessionLost {
        String about = " FROM " + log.query().orElseGet(() -> log.table() + " AS src") + ", " + log.log()
                + " AS suture_noted WHERE " + log.match() + " AND suture_noted.ctid IN ('" + first + "', '" + last
                + "')";
        if (log.query().isPresent()) {
            boolean there = !asked("SELECT pg_catalog.concat_ws('', CASE WHEN EXISTS (SELECT" + about + ") THEN 1 END)")
                    .isEmpty();
            return there ? noted(problem, log, first, last, "SELECT src.*" + about) : problem;
        }
        String found = asked("SELECT pg_catalog.concat_ws(' ', min(src.ctid), max(src.ctid))" + about);
        String[] places = found.split(" ");
        return found.isEmpty() ? problem : RefusedRows.at(places[0], places[1], log.table(), problem);
    }

    /** Rows that lie nowhere themselves are found by the notes of their keys, which stay. */
    private static Problem noted(Problem problem, Noted log, RowPlace first, RowPlace last, String look) {
        return RefusedRows.at(
                "the rows of the query over " + log.table().display() + " whose keys are noted at ctid " + first
                        + (first.equals(last) ? "" : " and " + last) + " of "
                        + log.log().display(),
                look,
                problem);
    }

    private long blocks(Noted log) throws SessionLost {
        try {
            return Blocks.of(log.log(), context.session().connection());
        } catch (SQLException e) {
            throw new SessionLost(ServerProblem.inOurSql(e), e);
        }
    }

    /** One value, in the owner's name. */
    private String asked(String query) throws SessionLost {
        try (Statement statement = context.session().connection().createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute("BEGIN READ ONLY; SET LOCAL row_security = off; SET LOCAL ROLE "
                    + context.owner().map(Identifier::toString).orElse("NONE"));
            try (ResultSet row = statement.executeQuery(query)) {
                row.next();
                return row.getString(1);
            } finally {
                statement.execute("ROLLBACK");
            }
        } catch (SQLException e) {
            throw new SessionLost(ServerProblem.inOurSql(e), e);
        }
    }
}
