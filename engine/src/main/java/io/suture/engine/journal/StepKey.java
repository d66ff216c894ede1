// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.journal;

import io.suture.core.ledger.MigrationFacts;
import io.suture.core.migration.MigrationId;
import io.suture.core.plan.Direction;

/**
 * One step of one attempt at a migration, up or down.
 *
 * @param number of the step in its plan, 1 or more
 */
public record StepKey(MigrationId migration, int attempt, Direction direction, int number) {
    public static StepKey of(MigrationFacts facts, int number) {
        return new StepKey(facts.id(), facts.attempt(), facts.direction(), number);
    }
}
