// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import io.suture.core.plan.LockMode;
import io.suture.core.plan.Probe;
import io.suture.core.plan.Sql;
import io.suture.core.plan.Step;
import io.suture.core.plan.Takes;
import io.suture.core.sql.SqlLiteral;
import io.suture.core.sql.TableName;
import java.util.Optional;

/** What several operations say about an index. */
final class Indexes {
    private Indexes() {}

    /** Whether it is there and usable; a cancelled concurrent build leaves one that is not. */
    static Probe probe(TableName index) {
        return new Probe(
                "SELECT coalesce((SELECT CASE WHEN i.indisvalid AND i.indisready THEN 'done' ELSE 'half_done' END"
                        + " FROM pg_catalog.pg_index AS i WHERE i.indexrelid = " + regclass(index) + "), 'not_done')");
    }

    /** Whether it is gone. */
    static Probe gone(TableName index) {
        return new Probe("SELECT CASE WHEN " + regclass(index) + " IS NULL THEN 'done' ELSE 'not_done' END");
    }

    static Sql dropSql(TableName index) {
        return Sql.of("DROP INDEX CONCURRENTLY IF EXISTS " + index);
    }

    static Step.Concurrent drop(TableName index, TableName table) {
        Takes takes = Takes.lock(table, LockMode.SHARE_UPDATE_EXCLUSIVE);
        return new Step.Concurrent(dropSql(index), takes, Optional.of(gone(index)), true, Optional.empty());
    }

    static String regclass(TableName relation) {
        return "pg_catalog.to_regclass(" + SqlLiteral.quote(relation.toString()) + ")";
    }
}
