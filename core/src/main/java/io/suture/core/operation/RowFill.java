// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import io.suture.core.plan.Phase;
import io.suture.core.plan.Step;
import io.suture.core.plan.Takes;
import io.suture.core.plan.Undo;
import io.suture.core.sql.TableName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Rows that are there get a value: a range of blocks a transaction, ROW EXCLUSIVE, so that nobody waits for more than one range.
 *
 * @param leaf a table that holds rows itself
 * @param update of that table alone, or a copy of its rows; ends with a condition to which a range can be added with AND
 * @param ending what follows the range; often nothing
 * @param silent whether the application's own triggers keep silent
 * @param why it differs from what the author wrote
 */
public record RowFill(TableName leaf, String update, String ending, boolean silent, String why) {
    /** With nothing behind the range. */
    public RowFill(TableName leaf, String update, boolean silent, String why) {
        this(leaf, update, "", silent, why);
    }

    /** A step of its own. */
    public void compile(Draft draft, Undo undo) {
        compile(draft, undo, List.of());
    }

    /** @param besides statements that lock what triggers do meanwhile */
    public void compile(Draft draft, Undo undo, List<String> besides) {
        Takes takes = Lowerings.claims(Stream.concat(Stream.of(update + ending), besides.stream()), draft.outlook());
        draft.alone(
                Phase.MIGRATE,
                settings -> new Step.Backfill(settings, leaf, draft.sql(update), ending, takes).silent(silent),
                Optional.of(why),
                undo);
    }
}
