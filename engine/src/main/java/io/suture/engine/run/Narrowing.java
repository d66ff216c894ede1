// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.plan.RowPlace;
import io.suture.core.problem.Problem;
import java.util.Optional;
import java.util.Set;

/** Which rows of a table a transaction is refused for: found by halves, each of which is rolled back. Some thirty tries at most. */
final class Narrowing {
    /** Classes of SQLSTATE that a row can be the reason of (manual of PostgreSQL 18, appendix A). */
    private static final Set<String> OF_ROWS = Set.of("21", "22", "23", "44", "54", "P0");

    private final Trial trial;
    private final StepContext context;
    private Attempt.Refusal refusal;

    private Narrowing(Attempt.Refusal refusal, Trial trial, StepContext context) {
        this.refusal = refusal;
        this.trial = trial;
        this.context = context;
    }

    /** The transaction with those rows alone that lie between two places, the second one not among them. */
    @FunctionalInterface
    interface Trial {
        /** @return without its end; what is checked there is checked already */
        Attempt with(RowPlace from, RowPlace until);
    }

    /**
     * Rows without which it would not be refused: the first and the last, often the same.
     *
     * @param refusal of the transaction with those rows
     */
    record Found(RowPlace first, RowPlace last, Attempt.Refusal refusal) {
        /** The refusal, with what is said of them. */
        Attempt.Refusal named(Naming naming) throws SessionLost {
            return refusal.with(naming.named(refusal.server().problem(), first, last));
        }
    }

    /** Says where rows lie, never what they hold. */
    @FunctionalInterface
    interface Naming {
        Problem named(Problem problem, RowPlace first, RowPlace last) throws SessionLost;
    }

    /** Empty where no row between these blocks is the reason; the second one is not among them. */
    static Optional<Found> of(Attempt.Refusal refusal, long from, long until, Trial trial, StepContext context)
            throws SessionLost {
        return mayBeForRows(refusal)
                ? new Narrowing(refusal, trial, context)
                        .find(
                                RowPlace.firstOf(from).number(),
                                RowPlace.firstOf(until).number())
                : Optional.empty();
    }

    /** Whether rows can be the reason. */
    static boolean mayBeForRows(Attempt.Refusal refusal) {
        return OF_ROWS.contains(refusal.server().sqlState().substring(0, 2));
    }

    private Optional<Found> find(long from, long until) throws SessionLost {
        if (!refused(from, until)) {
            return Optional.empty();
        }
        long last = least(from, until - 1, place -> refused(from, place + 1));
        long before = least(0, last - from, back -> refused(last - back, last + 1));
        return Optional.of(new Found(RowPlace.of(last - before), RowPlace.of(last), refusal));
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
        Optional<Attempt.Refusal> same = trial.with(RowPlace.of(from), RowPlace.of(until))
                .ours("ROLLBACK")
                .run(context)
                .filter(now -> now.server().sqlState().equals(refusal.server().sqlState()));
        same.ifPresent(now -> refusal = now);
        return same.isPresent();
    }
}
