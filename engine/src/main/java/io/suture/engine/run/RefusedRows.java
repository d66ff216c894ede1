// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.plan.KeyRanges;
import io.suture.core.plan.RowPlace;
import io.suture.core.plan.Setting;
import io.suture.core.plan.Sql;
import io.suture.core.plan.Step;
import io.suture.core.problem.Effect;
import io.suture.core.problem.Problem;
import io.suture.core.sql.TableName;
import io.suture.engine.backfill.RangeSql;
import java.util.Optional;

/** Which rows are the reason why a range of blocks is refused, named by where they lie, never by what they hold. */
final class RefusedRows {
    private RefusedRows() {}

    /**
     * Why a range that was rolled back failed, with the rows where they are the reason. No try is longer than the range itself.
     *
     * @param from its first block
     * @param until the block behind its last
     */
    static StepFailure failure(Attempt.Refusal refusal, Step.Backfill step, long from, long until, StepContext context)
            throws SessionLost {
        Optional<Narrowing.Found> found =
                Narrowing.of(refusal, from, until, (first, last) -> trial(step, first, last, context), context);
        Attempt.Refusal named = found.isEmpty() ? refusal : found.get().named(naming(step));
        return named.asFailure(Effect.RECORDED);
    }

    private static Narrowing.Naming naming(Step.Backfill step) {
        return step.keys()
                .<Narrowing.Naming>map(keys -> (problem, first, last) -> at(first, last, keys, problem))
                .orElse((problem, first, last) -> at(first.toString(), last.toString(), step.table(), problem));
    }

    private static Attempt trial(Step.Backfill step, RowPlace from, RowPlace until, StepContext context) {
        return new Attempt()
                .ours("BEGIN")
                .ours("SET LOCAL lock_timeout = " + context.locks().timeout().toMillis())
                .theirs(step.silence().stream().toList())
                .as(context.owner())
                .theirs(step.settings().stream().map(Setting::local).toList())
                .ours("SET LOCAL row_security = off")
                .theirs(step.between(from, until)
                        .with(update -> RangeSql.counting(update, step.ending(), step.whereThere())))
                .theirs(new Sql("SET CONSTRAINTS ALL IMMEDIATE", step.update().origin()));
    }

    /** The problem, with where its rows lie; what a transform has made of a table's says itself where it was made. */
    static Problem at(String first, String last, TableName table, Problem problem) {
        if (problem.code().startsWith("DATA-")) {
            return problem;
        }
        boolean one = first.equals(last);
        return at(
                (one ? "the row at ctid " + last : "the rows between ctid " + first + " and " + last) + " of "
                        + table.display(),
                "SELECT * FROM " + table + " WHERE "
                        + (one ? "ctid = '" + last + "'" : "ctid IN ('" + first + "', '" + last + "')"),
                problem);
    }

    /** The same of a query's rows, by the numbers of their keys: what the bounds are, nobody is told. */
    private static Problem at(RowPlace first, RowPlace last, KeyRanges keys, Problem problem) {
        boolean one = first.equals(last);
        return at(
                (one
                                ? "the row whose key is " + number(last)
                                : "the rows whose keys are from " + number(first) + " to " + number(last))
                        + " of the query over " + keys.of().display(),
                one ? keys.look(last) : keys.look(first) + " UNION ALL " + keys.look(last),
                problem);
    }

    private static String number(RowPlace place) {
        return "number " + place.item() + " behind bound " + place.block();
    }

    /**
     * The problem, with where its rows lie.
     *
     * @param look a query by which they are seen
     */
    static Problem at(String where, String look, Problem problem) {
        return new Problem(
                problem.code(),
                problem.blame(),
                problem.effect(),
                problem.what() + ", at " + where,
                problem.why(),
                "look at it: " + look + "; " + problem.fix(),
                problem.at());
    }
}
