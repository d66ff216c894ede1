// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation.partitions;

import io.suture.core.catalog.Storage;
import io.suture.core.copy.StorageWords;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;

/** One partition, kept as the table was: what a partitioned table cannot say of storage is said of its partitions. */
record Part(Identifier name, String bound) {
    /** What the default partition's name ends with, and how it is bound. */
    static final String DEFAULT = "DEFAULT";

    /** The table's name, and this behind it. Refused where that is too long. */
    static Identifier name(TableName table, String behind) {
        return Identifier.of(table.name().value() + "_" + behind);
    }

    static Part ofDefault(TableName table) {
        return new Part(name(table, "default"), DEFAULT);
    }

    String create(TableName parent, Storage storage) {
        return StorageWords.create(storage) + new TableName(parent.schema(), name) + " PARTITION OF " + parent + " "
                + bound + StorageWords.behind(storage);
    }
}
