// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.journal;

import static io.suture.core.sql.SqlLiteral.quote;

import io.suture.core.ledger.MigrationFacts;
import io.suture.core.migration.MigrationId;
import io.suture.core.plan.Direction;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;

/**
 * One step of one attempt at a migration, up or down.
 *
 * @param number of the step in its plan, 1 or more
 */
public record StepKey(MigrationId migration, int attempt, Direction direction, int number) {
    /** The columns that every table of the journal has for it. */
    public static final String COLUMNS = "migration, attempt, direction, number";

    public static StepKey of(MigrationFacts facts, int number) {
        return new StepKey(facts.id(), facts.attempt(), facts.direction(), number);
    }

    /** Of a row that begins with {@link #COLUMNS}. */
    public static StepKey of(ResultSet row) throws SQLException {
        return new StepKey(
                MigrationId.of(row.getString(1)),
                row.getInt(2),
                Direction.valueOf(row.getString(3).toUpperCase(Locale.ROOT)),
                row.getInt(4));
    }

    /** Of {@link #COLUMNS}, in SQL. */
    public String values() {
        return quote(migration.value()) + ", " + attempt + ", "
                + quote(direction.name().toLowerCase(Locale.ROOT)) + ", " + number;
    }

    /** Condition: a row is of this step. */
    public String condition() {
        return "(" + COLUMNS + ") = (" + values() + ")";
    }
}
