// SPDX-License-Identifier: Apache-2.0
package io.suture.core.claim;

import static io.suture.core.plan.LockMode.ACCESS_SHARE;
import static io.suture.core.plan.LockMode.SHARE_ROW_EXCLUSIVE;
import static io.suture.core.plan.LockMode.SHARE_UPDATE_EXCLUSIVE;

import io.suture.core.sql.Node;
import io.suture.core.sql.TableName;
import io.suture.core.sql.ddl.ColumnClause;
import io.suture.core.sql.ddl.ConstraintClause;
import io.suture.core.sql.ddl.RelationName;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code CREATE TABLE} takes nothing from anybody, except from tables it names. */
final class CreateTableClaims {
    private final Claim claim;

    CreateTableClaims(Claim claim) {
        this.claim = claim;
    }

    void add(Node tree) {
        boolean there = RelationName.in(tree, "relation")
                .map(claim.outlook()::place)
                .filter(claim.outlook()::exists)
                .isPresent();
        if (there) {
            return;
        }
        for (Node parent : tree.list("inhRelations")) {
            find(parent).ifPresent(p -> inherit(p, tree.has("partbound")));
        }
        for (Node element : tree.list("tableElts")) {
            switch (element.tag()) {
                case "TableLikeClause" -> element.field("relation").flatMap(this::find).ifPresent(s -> claim.lockWithIndexes(s, ACCESS_SHARE));
                case "ColumnDef" -> new ColumnClause(element).constraints().forEach(this::constraint);
                case "Constraint" -> constraint(ConstraintClause.of(element));
                default -> {}
            }
        }
    }

    private void inherit(TableName parent, boolean partition) {
        if (partition) {
            new PartitionClaims(claim, parent).create();
        } else {
            claim.lock(parent, SHARE_UPDATE_EXCLUSIVE);
        }
    }

    private void constraint(ConstraintClause constraint) {
        Stream.of(constraint.references().flatMap(claim.outlook()::find))
                .flatMap(Optional::stream)
                .forEach(target -> claim.lock(claim.family(target), SHARE_ROW_EXCLUSIVE));
    }

    private Optional<TableName> find(Node rangeVar) {
        return claim.outlook().find(RelationName.of(rangeVar));
    }
}
