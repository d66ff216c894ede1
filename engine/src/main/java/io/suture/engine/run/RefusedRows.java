// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

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
        Optional<Narrowing.Found> found = step.keys().isPresent()
                ? Optional.empty()
                : Narrowing.of(refusal, from, until, (first, last) -> trial(step, first, last, context), context);
        Attempt.Refusal named = found.isEmpty()
                ? refusal
                : found.get()
                        .named((problem, first, last) -> at(first.toString(), last.toString(), step.table(), problem));
        return named.asFailure(Effect.RECORDED);
    }

    private static Attempt trial(Step.Backfill step, RowPlace from, RowPlace until, StepContext context) {
        return new Attempt()
                .ours("BEGIN")
                .ours("SET LOCAL lock_timeout = " + context.locks().timeout().toMillis())
                .theirs(step.silence().stream().toList())
                .as(context.owner())
                .theirs(step.settings().stream().map(Setting::local).toList())
                .ours("SET LOCAL row_security = off")
                .theirs(step.between(from, until).with(update -> RangeSql.counting(update, step.whereThere())))
                .theirs(new Sql("SET CONSTRAINTS ALL IMMEDIATE", step.update().origin()));
    }

    /** The problem, with where its rows lie. */
    static Problem at(String first, String last, TableName table, Problem problem) {
        boolean one = first.equals(last);
        String where = one ? "ctid = '" + last + "'" : "ctid IN ('" + first + "', '" + last + "')";
        return new Problem(
                problem.code(),
                problem.blame(),
                problem.effect(),
                problem.what()
                        + (one
                                ? ", at the row at ctid " + last
                                : ", at the rows between ctid " + first + " and " + last)
                        + " of " + table.display(),
                problem.why(),
                "look at it: SELECT * FROM " + table + " WHERE " + where + "; " + problem.fix(),
                problem.at());
    }
}
