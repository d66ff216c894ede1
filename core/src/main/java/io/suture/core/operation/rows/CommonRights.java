// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation.rows;

import io.suture.core.catalog.Grant;
import io.suture.core.catalog.Ownership;
import io.suture.core.catalog.Privileges;
import io.suture.core.catalog.Relation;
import io.suture.core.catalog.RelationKind;
import io.suture.core.data.move.QuerySource;
import java.util.List;

/**
 * Whose a table with rows of a query is: its tables' owner, where they have one and the same, and of other roles those that have a right on each of them.
 * Where more than rights on tables decides on who sees what, nobody else: who may not see the rows where they come from sees none here.
 */
final class CommonRights {
    private static final String ALL = "PUBLIC";

    private CommonRights() {}

    /** @param tables that the query reads, 1 or more */
    static Ownership of(QuerySource query, List<Relation> tables) {
        List<String> owners =
                tables.stream().map(t -> t.ownership().owner()).distinct().toList();
        String owner = owners.size() == 1 ? owners.getFirst() : "";
        List<Grant> granted = !query.callsOthers() && tables.stream().allMatch(CommonRights::isOpen)
                ? tables.stream()
                        .flatMap(t -> t.ownership().privileges().granted().stream())
                        .filter(g -> !g.grantee().equals(owner))
                        .filter(g -> tables.stream().allMatch(t -> has(t, g)))
                        .map(g -> new Grant(g.grantee(), g.privilege(), false, owner))
                        .distinct()
                        .toList()
                : List.of();
        return new Ownership(owner, new Privileges(granted, List.of()));
    }

    /** Whether a right on it is enough to see each of its rows: a view, a policy or a foreign server may say otherwise. */
    private static boolean isOpen(Relation table) {
        return (table.kind() == RelationKind.TABLE || table.isPartitioned())
                && !table.rowSecurity().enabled();
    }

    private static boolean has(Relation table, Grant right) {
        return table.ownership().owner().equals(right.grantee())
                || table.ownership().privileges().granted().stream()
                        .anyMatch(g -> g.privilege().equals(right.privilege())
                                && (g.grantee().equals(right.grantee())
                                        || g.grantee().equals(ALL)));
    }
}
