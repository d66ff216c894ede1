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
import io.suture.engine.connect.ServerProblem;
import java.util.Optional;
import java.util.Set;

/**
 * Which rows are the reason why a range of blocks is refused: found by halves of it, each rolled back, and named by where they lie, never by what they
 * hold. Some thirty tries at most, none longer than the range itself.
 */
final class RefusedRows {
    /** Classes of SQLSTATE that a row can be the reason of (manual of PostgreSQL 18, appendix A). */
    private static final Set<String> OF_ROWS = Set.of("21", "22", "23", "44", "54", "P0");

    private final Step.Backfill step;
    private final StepContext context;
    private Attempt.Refusal refusal;

    private RefusedRows(Step.Backfill step, StepContext context, Attempt.Refusal refusal) {
        this.step = step;
        this.context = context;
        this.refusal = refusal;
    }

    /**
     * Why a range that was rolled back failed, with the rows where they are the reason.
     *
     * @param from its first block
     * @param until the block behind its last
     */
    static StepFailure failure(Attempt.Refusal refusal, Step.Backfill step, long from, long until, StepContext context)
            throws SessionLost {
        RefusedRows rows = new RefusedRows(step, context, refusal);
        if (mayBe(refusal)) {
            rows.find(RowPlace.firstOf(from).number(), RowPlace.firstOf(until).number());
        }
        return rows.refusal.asFailure(Effect.RECORDED);
    }

    /** Whether rows can be the reason. */
    static boolean mayBe(Attempt.Refusal refusal) {
        return OF_ROWS.contains(refusal.server().sqlState().substring(0, 2));
    }

    private void find(long from, long until) throws SessionLost {
        if (refused(from, until)) {
            long last = least(from, until - 1, place -> refused(from, place + 1));
            long before = least(0, last - from, back -> refused(last - back, last + 1));
            name(RowPlace.of(last - before), RowPlace.of(last));
        }
    }

    @FunctionalInterface
    private interface Condition {
        boolean of(long number) throws SessionLost;
    }

    /** The least number for which it is true, where it is for all behind that one, and for the last. */
    private static long least(long first, long last, Condition condition) throws SessionLost {
        long low = first;
        long high = last;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (condition.of(middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Whether it is for the same reason; nothing stays of it. */
    private boolean refused(long from, long until) throws SessionLost {
        Optional<Attempt.Refusal> now = new Attempt()
                .ours("BEGIN")
                .ours("SET LOCAL lock_timeout = " + context.locks().timeout().toMillis())
                .theirs(step.silence().stream().toList())
                .as(context.owner())
                .theirs(step.settings().stream().map(Setting::local).toList())
                .ours("SET LOCAL row_security = off")
                .theirs(step.between(RowPlace.of(from), RowPlace.of(until))
                        .with(update -> RangeSql.counting(update, step.whereThere())))
                .theirs(new Sql("SET CONSTRAINTS ALL IMMEDIATE", step.update().origin()))
                .ours("ROLLBACK")
                .run(context);
        Optional<Attempt.Refusal> same =
                now.filter(r -> r.server().sqlState().equals(refusal.server().sqlState()));
        same.ifPresent(r -> refusal = r);
        return same.isPresent();
    }

    /** What a transform made says itself where it was made. */
    private void name(RowPlace first, RowPlace last) {
        ServerProblem server = refusal.server();
        if (!server.problem().code().startsWith("DATA-")) {
            refusal = new Attempt.Refusal(
                    new ServerProblem(
                            named(server.problem(), first, last), server.sqlState(), server.retry(), server.position()),
                    refusal.error());
        }
    }

    private Problem named(Problem problem, RowPlace first, RowPlace last) {
        TableName table = step.table();
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
