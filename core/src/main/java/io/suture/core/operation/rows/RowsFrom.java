// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation.rows;

import io.suture.core.catalog.Relation;
import io.suture.core.operation.Draft;
import io.suture.core.plan.KeyRanges;
import io.suture.core.plan.Step;
import io.suture.core.plan.Takes;
import io.suture.core.plan.Trial;
import io.suture.core.sql.TableName;
import java.util.List;
import java.util.Optional;

/** Where rows come from that are moved: a table, whose blocks are gone through, or a query, by ranges of its key. */
interface RowsFrom {
    Relation relation();

    /** Tables that are read. */
    List<TableName> tables();

    /** @param wish the same words give the same names */
    Followed followed(String wish);

    /** What must hold of the rows there are. */
    List<Trial> trials();

    /** What it takes to make a table of its columns. */
    Takes asShape();

    /** What is put beside it, once what others write is noted. */
    void begin(Draft draft);

    /** What of that nobody needs any more in the end. */
    List<String> drop();

    /** Why a fill is not one statement. */
    String why();

    /** Ranges to go through; empty for blocks of the table. */
    Optional<KeyRanges> ranges();

    /** What the author should know. */
    List<String> notes();

    /** A fill in these ranges. */
    default Step.Backfill through(Step.Backfill fill) {
        return ranges().map(fill::by).orElse(fill);
    }
}
