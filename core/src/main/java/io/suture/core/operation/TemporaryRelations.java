// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import io.suture.core.catalog.Relation;
import io.suture.core.catalog.RelationKind;
import io.suture.core.outlook.SearchPath;
import io.suture.core.plan.Sql;
import io.suture.core.sql.TableName;
import java.util.List;

/** Temporary tables that their migration did not drop: the session outlives it, they shall not. */
final class TemporaryRelations {
    private TemporaryRelations() {}

    static void drop(Draft draft) {
        List<TableName> left = draft.outlook().relationsIn(SearchPath.TEMPORARY).stream()
                .filter(r -> r.kind() == RelationKind.TABLE)
                .map(Relation::name)
                .toList();
        if (draft.isGathering()) {
            for (TableName table : left) {
                draft.along(Sql.of("DROP TABLE IF EXISTS " + table + " CASCADE"));
                draft.changed("temporary tables do not outlive their migration");
            }
        }
    }
}
