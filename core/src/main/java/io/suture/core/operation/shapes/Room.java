// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation.shapes;

import io.suture.core.sql.TableName;
import java.util.List;
import java.util.function.Function;

/** What has to be there before a new shape can be written. */
sealed interface Room permits Addition, NewTable {
    /** Statement that makes it; no rewrite, no scan. */
    String add(TableName table);

    /** Statement that takes it away again, also where it is gone. */
    String drop(TableName table);

    /** Statements that give it owner, comment, privileges and settings. */
    Function<TableName, List<String>> attributes();

    /** What it is, for people. */
    String words();
}
