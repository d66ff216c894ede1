// SPDX-License-Identifier: Apache-2.0
package io.suture.core.claim;

import static io.suture.core.plan.LockMode.ACCESS_EXCLUSIVE;
import static io.suture.core.plan.LockMode.ACCESS_SHARE;
import static io.suture.core.plan.LockMode.SHARE_ROW_EXCLUSIVE;
import static io.suture.core.plan.LockMode.SHARE_UPDATE_EXCLUSIVE;

import io.suture.core.plan.LockMode;
import io.suture.core.sql.TableName;
import io.suture.core.sql.ddl.AlterCommand;
import java.util.Optional;

/** A partition comes or goes. */
final class PartitionClaims {
    private final Claim claim;
    private final TableName parent;

    PartitionClaims(Claim claim, TableName parent) {
        this.claim = claim;
        this.parent = parent;
    }

    /** {@code CREATE TABLE … PARTITION OF}: nobody may route a row meanwhile. */
    void create() {
        claim.lock(parent, ACCESS_EXCLUSIVE);
        parentIndexes(SHARE_UPDATE_EXCLUSIVE);
        defaultPartition();
        keys();
    }

    void attach(AlterCommand command) {
        Optional<TableName> child = command.other().flatMap(claim.outlook()::find);
        child.ifPresent(c -> {
            claim.lock(claim.family(c), ACCESS_EXCLUSIVE);
            claim.family(c).stream().filter(t -> !claim.isPartitioned(t)).forEach(claim::scan);
            claim.indexes(c).forEach(i -> claim.lock(i.name(), ACCESS_EXCLUSIVE));
        });
        parentIndexes(SHARE_UPDATE_EXCLUSIVE);
        defaultPartition();
        keys();
    }

    void detach(AlterCommand command) {
        Optional<TableName> child = command.other().flatMap(claim.outlook()::find);
        child.ifPresent(c -> {
            claim.lock(claim.family(c), ACCESS_EXCLUSIVE);
            claim.indexes(c).forEach(i -> claim.lock(i.name(), ACCESS_EXCLUSIVE));
        });
        claim.defaultPartition(parent).ifPresent(d -> claim.lock(claim.family(d), ACCESS_EXCLUSIVE));
        claim.referenced(parent).forEach(t -> claim.lock(claim.family(t), SHARE_ROW_EXCLUSIVE));
        claim.referencing(parent)
                .forEach(t -> claim.family(t).forEach(each -> {
                    claim.lockWithIndexes(each, ACCESS_SHARE);
                    claim.lock(each, ACCESS_EXCLUSIVE);
                    claim.scan(each);
                }));
    }

    private void parentIndexes(LockMode mode) {
        claim.indexes(parent).forEach(i -> claim.lock(i.name(), mode));
    }

    /** It is searched for rows that belong to the new partition. */
    private void defaultPartition() {
        claim.defaultPartition(parent).ifPresent(d -> {
            claim.lock(claim.family(d), ACCESS_EXCLUSIVE);
            claim.family(d).stream().filter(t -> !claim.isPartitioned(t)).forEach(claim::scan);
        });
    }

    private void keys() {
        claim.outlook().relation(parent).orElseThrow().constraints().stream()
                .flatMap(c -> c.references().stream())
                .forEach(r -> new ReferenceClaims(claim).to(r.table(), r.columns()));
        claim.referencing(parent).forEach(t -> claim.lock(claim.family(t), SHARE_ROW_EXCLUSIVE));
    }
}
