// SPDX-License-Identifier: Apache-2.0
package io.suture.core.estimate;

import io.suture.core.plan.Estimate;
import io.suture.core.plan.Step;
import io.suture.core.sql.TableName;
import java.util.Map;
import java.util.Optional;

/**
 * How large the tables of a database are, and how fast it works.
 *
 * @param sizes of those that are there
 */
public record Scale(Map<TableName, TableSize> sizes, Speeds speeds) {
    /** Of an empty database. */
    public static final Scale NOTHING = new Scale(Map.of(), Speeds.DEFAULTS);

    public Scale {
        sizes = Map.copyOf(sizes);
    }

    /** How much a step is; empty where it is a moment whatever its tables hold, or these are not there. */
    public Optional<Estimate> of(Step step) {
        return Load.of(step, sizes).map(speeds::of);
    }

    /** How many rows the table has; 0 where it is not there. */
    public long rows(TableName table) {
        return Optional.ofNullable(sizes.get(table)).map(TableSize::rows).orElse(0L);
    }

    /** How much it is to write the whole table anew. */
    public Optional<Estimate> copyOf(TableName table) {
        return Optional.ofNullable(sizes.get(table))
                .map(size -> speeds.of(new Load(Work.COPY, size.rows(), size.bytes() + size.indexBytes())));
    }
}
