// SPDX-License-Identifier: Apache-2.0
package io.suture.core.plan;

import java.util.List;
import java.util.Optional;

/**
 * One thing the runner knows how to do; a step is its transaction. Runner, dry run, trace and audit each switch over it
 * without a default.
 */
public sealed interface Step {
    /** In order, 1 or more. */
    List<Sql> statements();

    Takes takes();

    /** Whether the journal's row commits together with the step. */
    boolean transactional();

    /** The verb as in JSON. */
    String verb();

    /** Statements that commit together with the journal's row; none of them refuses a transaction block. */
    record Transaction(List<Sql> statements, Takes takes) implements Step {
        public Transaction {
            statements = List.copyOf(statements);
            if (statements.isEmpty()) {
                throw new IllegalArgumentException("a transaction needs a statement");
            }
        }

        @Override
        public boolean transactional() {
            return true;
        }

        @Override
        public String verb() {
            return "transaction";
        }
    }

    /**
     * A scan that proves existing rows, in a transaction of its own, under a lock that blocks neither reads nor writes.
     * Waits for its lock with patience, since nobody queues behind it. If a row violates, the NOT VALID constraint stays.
     */
    record Validate(Sql statement, Takes takes) implements Step {
        @Override
        public List<Sql> statements() {
            return List.of(statement);
        }

        @Override
        public boolean transactional() {
            return true;
        }

        @Override
        public String verb() {
            return "validate";
        }
    }

    /**
     * A statement that refuses a transaction block. The journal has an intent before it and a result after it; what
     * happened in between is decided by the probe.
     *
     * @param probe empty where the catalog cannot tell (for example VACUUM)
     * @param repeatable whether running it again after an unknown end does no harm; where it is not and there is no probe, an
     *     interrupted run ends in the state {@code unknown}
     * @param repair what to run when the probe finds it half done; the probe is asked again afterwards
     */
    record Concurrent(Sql statement, Takes takes, Optional<Probe> probe, boolean repeatable, Optional<Sql> repair)
            implements Step {
        @Override
        public List<Sql> statements() {
            return List.of(statement);
        }

        @Override
        public boolean transactional() {
            return false;
        }

        @Override
        public String verb() {
            return "concurrent";
        }
    }
}
