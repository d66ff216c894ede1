// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import io.suture.core.outlook.Effects;
import io.suture.core.outlook.Outlook;
import io.suture.core.plan.LockMode;
import io.suture.core.plan.Takes;
import io.suture.core.plan.Undo;
import io.suture.core.sql.RelationRef;
import io.suture.core.sql.Statement;
import io.suture.core.sql.TableName;
import java.util.Optional;

/** What is known of a statement that runs as it is: what it takes, what it does to the outlook, which kind it is. */
final class AsWritten {
    private AsWritten() {}

    static Operation of(Statement statement, Outlook outlook) {
        Takes takes = takes(statement, outlook);
        Undo undo = Inverse.of(statement, outlook);
        Effects.apply(statement, outlook);
        return new RawSql(statement, takes, Kinds.of(statement), undo);
    }

    private static Takes takes(Statement statement, Outlook outlook) {
        Takes takes = Takes.NOTHING;
        for (RelationRef ref : statement.relations()) {
            Optional<TableName> relation = outlook.find(ref).filter(outlook::isShared);
            takes = relation.map(r -> Takes.lock(r, mode(ref.use())))
                    .map(takes::and)
                    .orElse(takes);
        }
        return takes;
    }

    private static LockMode mode(RelationRef.Use use) {
        return switch (use) {
            case DEFINES, READS -> LockMode.ACCESS_SHARE;
            case WRITES -> LockMode.ROW_EXCLUSIVE;
            case REFERENCES -> LockMode.SHARE_ROW_EXCLUSIVE;
            case ALTERS, DROPS, MAINTAINS -> LockMode.ACCESS_EXCLUSIVE;
        };
    }
}
