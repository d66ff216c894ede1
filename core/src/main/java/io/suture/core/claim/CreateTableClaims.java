// SPDX-License-Identifier: Apache-2.0
package io.suture.core.claim;

import static io.suture.core.plan.LockMode.ACCESS_SHARE;
import static io.suture.core.plan.LockMode.SHARE_UPDATE_EXCLUSIVE;

import io.suture.core.sql.Node;
import io.suture.core.sql.TableName;
import io.suture.core.sql.ddl.ColumnClause;
import io.suture.core.sql.ddl.ConstraintClause;
import io.suture.core.sql.ddl.RelationName;
import java.util.Optional;

/** {@code CREATE TABLE} takes nothing from anybody, except from tables it names. */
final class CreateTableClaims {
    /** {@code CREATE_TABLE_LIKE_DEFAULTS} of {@code parsenodes.h}. */
    private static final int DEFAULTS = 1 << 3;

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
                case "TableLikeClause" ->
                    element.field("relation").flatMap(this::find).ifPresent(s -> like(s, element.integer("options")));
                case "ColumnDef" -> new ColumnClause(element).constraints().forEach(this::constraint);
                case "Constraint" -> constraint(ConstraintClause.of(element));
                default -> {}
            }
        }
    }

    private void like(TableName source, int options) {
        claim.lock(source, ACCESS_SHARE);
        if ((options & DEFAULTS) != 0) {
            claim.lock(claim.sequencesInDefaults(source), ACCESS_SHARE);
        }
    }

    private void inherit(TableName parent, boolean partition) {
        if (partition) {
            new PartitionClaims(claim, parent).create();
        } else {
            claim.lock(parent, SHARE_UPDATE_EXCLUSIVE);
            claim.lock(claim.sequencesInDefaults(parent), ACCESS_SHARE);
        }
    }

    private void constraint(ConstraintClause constraint) {
        constraint
                .references()
                .flatMap(claim.outlook()::find)
                .ifPresent(target -> new ReferenceClaims(claim).to(target, constraint.referencedColumns()));
    }

    private Optional<TableName> find(Node rangeVar) {
        return claim.outlook().find(RelationName.of(rangeVar));
    }
}
