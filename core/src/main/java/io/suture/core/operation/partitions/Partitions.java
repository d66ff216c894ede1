// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation.partitions;

import io.suture.core.plan.Trial;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import java.util.List;

/** The partitions a table gets. */
interface Partitions {
    /** Those whose names are known before the plan runs. */
    List<Identifier> names();

    /** Statements that make them, of a partitioned table of this name without any. */
    List<String> create(TableName parent);

    /** Whether the statements look at rows of the table. */
    boolean looksAtRows();

    /** What must hold of the rows before anything is touched, so that each finds its partition. */
    List<Trial> trials();
}
