// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.connect;

import static io.suture.core.problem.Blame.ENVIRONMENT;
import static io.suture.core.problem.Blame.USER;

import io.suture.core.problem.Blame;
import java.util.Arrays;
import java.util.Optional;

/**
 * What Suture's own statements raise where the database is not as the plan needs it, as {@code RAISE EXCEPTION SQLSTATE 'SU…'}. Nothing was
 * changed then, and doing it again at once would give the same answer.
 */
enum OwnCondition {
    COPY_DIFFERS(
            "COPY-DIFFERS",
            USER,
            "the rows of the copy are not those of the table",
            "two keys become one by the change, or the expression does not give the same value twice",
            "take it back with `suture undo`: the table was not touched; then change the expression",
            "SU002"),
    COPY_OUTDATED(
            "COPY-OUTDATED",
            ENVIRONMENT,
            "somebody altered the table while it was copied",
            "what was altered would be lost when the copy takes the table's place",
            "take it back with `suture undo`: the table was not touched; then run `suture migrate` again",
            "SU003"),
    ENUM_VALUE_WRITTEN(
            "ENUM-VALUE-WRITTEN",
            USER,
            "a row has got a value that is to go, after it was seen that none has it",
            "somebody still writes it, and the copy of the table cannot hold it; nobody was refused, and the tables are as they were",
            "see who writes it; when the row has another value run `suture migrate` again, which goes on, or take it back with `suture undo`",
            "SU004"),
    PARTITION_ROWS(
            "PARTITION-ROWS",
            USER,
            "the other partitions hold more rows than are moved back under a lock",
            "the undo would make one table of them again, and everybody would wait for it",
            "leave it partitioned, and roll forward",
            "SU005"),
    PLAN_STALE(
            "PLAN-STALE",
            ENVIRONMENT,
            "a relation was changed by somebody else after the plan was made",
            "a plan holds for the schema it was computed from; this was found under the step's own lock, before it did anything",
            "find out who alters tables here (an application at boot, a second tool), then run `suture migrate` again: it plans anew",
            "SU010");

    private final Condition condition;
    private final String state;

    OwnCondition(String code, Blame blame, String what, String why, String fix, String state) {
        this.condition = new Condition(code, blame, Retry.NO, Shows.NOTHING, what, why, fix);
        this.state = state;
    }

    static Optional<Condition> find(String sqlState) {
        return Arrays.stream(values())
                .filter(c -> c.state.equals(sqlState))
                .map(c -> c.condition)
                .findFirst();
    }
}
