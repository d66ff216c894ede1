// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import io.suture.core.catalog.Index;
import io.suture.core.catalog.Relation;
import io.suture.core.catalog.RelationKind;
import io.suture.core.outlook.Outlook;
import io.suture.core.sql.RelationRef;
import io.suture.core.sql.TableName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The tables and views that a migration's statements make, change or take away, in their rows or their shape. */
final class Affected {
    private final Set<TableName> tables = new TreeSet<>();
    private final Set<TableName> named = new TreeSet<>();

    /** @param name as the reference is resolved before its statement has run */
    void by(RelationRef ref, TableName name, Outlook before) {
        if (ref.use() == RelationRef.Use.READS) {
            return;
        }
        named.add(name);
        known(name, before).ifPresent(tables::add);
    }

    /** One that is altered by its name. */
    void by(TableName name, Outlook before) {
        named.add(name);
        known(name, before).ifPresent(tables::add);
    }

    /** Those that were there when a statement named them, and those that are there in the end. */
    List<TableName> tables(Outlook after) {
        named.forEach(name -> known(name, after).ifPresent(tables::add));
        return List.copyOf(tables);
    }

    /** An index stands for its table. */
    private static Optional<TableName> known(TableName name, Outlook outlook) {
        return outlook.relation(name)
                .filter(r -> r.kind() != RelationKind.SEQUENCE && r.kind() != RelationKind.COMPOSITE_TYPE)
                .map(Relation::name)
                .or(() -> outlook.index(name).map(Index::table));
    }
}
