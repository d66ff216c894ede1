// SPDX-License-Identifier: Apache-2.0
package io.suture.core.claim;

import static io.suture.core.plan.LockMode.ACCESS_EXCLUSIVE;
import static io.suture.core.plan.LockMode.ACCESS_SHARE;
import static io.suture.core.plan.LockMode.SHARE_ROW_EXCLUSIVE;
import static io.suture.core.plan.LockMode.SHARE_UPDATE_EXCLUSIVE;

import io.suture.core.catalog.Column;
import io.suture.core.catalog.ColumnValue;
import io.suture.core.catalog.Constraint;
import io.suture.core.catalog.ConstraintKind;
import io.suture.core.catalog.ForeignKey;
import io.suture.core.catalog.Index;
import io.suture.core.catalog.Persistence;
import io.suture.core.catalog.Relation;
import io.suture.core.outlook.NotNull;
import io.suture.core.plan.LockMode;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import io.suture.core.sql.ddl.AlterCommand;
import io.suture.core.sql.ddl.ColumnClause;
import io.suture.core.sql.ddl.ConstraintClause;
import io.suture.core.sql.ddl.ConstraintType;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What one sub-command of {@code ALTER TABLE} takes, beside the lock on the table itself. */
final class AlterTableClaims {
    /** Those that are carried out on partitions and heirs too, under the same lock. */
    private static final Set<String> RECURSIVE = Set.of(
            "AddColumn",
            "DropColumn",
            "AlterColumnType",
            "ColumnDefault",
            "SetNotNull",
            "DropNotNull",
            "SetStatistics",
            "SetStorage",
            "SetCompression",
            "SetExpression",
            "DropExpression");

    private final Claim claim;
    private final TableName table;
    private final AlterCommand command;
    private final LockMode mode;

    /** @param mode the strongest of all sub-commands of the statement, which each of them gets */
    AlterTableClaims(Claim claim, TableName table, AlterCommand command, LockMode mode) {
        this.claim = claim;
        this.table = table;
        this.command = command;
        this.mode = mode;
    }

    void add(boolean only) {
        claim.lock(table, mode);
        if (RECURSIVE.contains(command.subtype()) && (!only || command.is("DropColumn"))) {
            claim.lock(claim.outlook().descendants(table), mode);
        }
        switch (command.subtype()) {
            case "AddColumn" -> command.column().ifPresent(this::addColumn);
            case "DropColumn" -> new DropClaims(claim).column(table, command.name(), command.isCascade());
            case "AlterColumnType" -> command.column().ifPresent(this::changeType);
            case "SetNotNull" -> claim.family(table).forEach(t -> setNotNull(t, command.name()));
            case "AddConstraint" -> command.constraint().ifPresent(this::addConstraint);
            case "DropConstraint" -> new DropClaims(claim).constraint(table, command.name());
            case "ValidateConstraint" -> validate();
            case "SetLogged", "SetUnLogged", "SetTableSpace", "SetAccessMethod" -> rewrite();
            case "SetExpression" -> claim.family(table).forEach(this::rewriteAll);
            case "ChangeOwner" -> changeOwner();
            case "AttachPartition" -> new PartitionClaims(claim, table).attach(command);
            case "DetachPartition", "DetachPartitionFinalize" -> new PartitionClaims(claim, table).detach(command);
            case "AddInherit" -> claim.lock(other(), SHARE_UPDATE_EXCLUSIVE);
            case "DropInherit" -> claim.lock(other(), ACCESS_SHARE);
            case "ReplicaIdentity" -> usingIndex(LockMode.SHARE);
            case "ClusterOn" -> claim.lock(sibling(command.name()), SHARE_UPDATE_EXCLUSIVE);
            case "AlterConstraint" -> alterConstraint();
            case "SetIdentity", "DropIdentity", "AddIdentity" -> identity();
            default -> triggers();
        }
    }

    private Optional<TableName> other() {
        return command.other().flatMap(claim.outlook()::find);
    }

    private TableName sibling(Identifier index) {
        return new TableName(table.schema(), index);
    }

    private void usingIndex(LockMode indexMode) {
        command.definition()
                .flatMap(d -> d.string("name"))
                .map(Identifier::of)
                .ifPresent(i -> claim.lock(sibling(i), indexMode));
    }

    private void addColumn(ColumnClause column) {
        boolean there = Columns.has(claim, table, column.name());
        if (there) {
            return;
        }
        if (needsRewrite(column)) {
            claim.family(table).forEach(this::rewriteAll);
        } else if (column.has(ConstraintType.NOTNULL)
                        && column.defaultExpression().isEmpty()
                || column.has(ConstraintType.CHECK)) {
            claim.family(table).forEach(claim::scan);
        }
        for (ConstraintClause constraint : column.constraints()) {
            switch (constraint.type()) {
                case PRIMARY, UNIQUE -> claim.family(table).forEach(claim::scan);
                case FOREIGN ->
                    foreignKey(constraint, column.defaultExpression().isPresent());
                default -> {}
            }
        }
        AddedDefault.of(claim.outlook(), column).ifPresent(e -> new DefaultClaims(claim).add(e));
    }

    private boolean needsRewrite(ColumnClause column) {
        boolean stored = column.constraint(ConstraintType.GENERATED)
                .filter(g -> !g.node().text("generated_kind").equals("v"))
                .isPresent();
        return stored
                || column.hasSequence()
                || column.type()
                        .flatMap(t -> DomainConditions.of(claim.outlook(), t))
                        .isPresent()
                || AddedDefault.of(claim.outlook(), column)
                        .filter(e -> Volatility.of(e, claim.outlook()))
                        .isPresent();
    }

    private void rewriteAll(TableName each) {
        if (!claim.isPartitioned(each)) {
            claim.rewriteWithIndexes(each);
            claim.scan(each);
        }
    }

    /** They go, and are made anew. */
    private void replaceIndexes(TableName each, Identifier column) {
        claim.indexes(each).stream().filter(i -> Columns.uses(i, column)).forEach(i -> {
            claim.lock(i.name(), ACCESS_EXCLUSIVE);
            claim.keep(i.name());
        });
    }

    private void rewrite() {
        if (isAlready()) {
            return;
        }
        claim.rewriteWithIndexes(table);
        if (!command.is("SetTableSpace")) {
            claim.scan(table);
        }
        boolean sequences = claim.outlook().major() >= LockTable.LOGGED_SEQUENCES_SINCE;
        if (sequences && (command.is("SetLogged") || command.is("SetUnLogged"))) {
            claim.lock(claim.ownedSequences(table, Optional.empty()), ACCESS_EXCLUSIVE);
            claim.ownedSequences(table, Optional.empty()).forEach(claim::rewrite);
        }
    }

    private boolean isAlready() {
        boolean unlogged = claim.outlook()
                        .relation(table)
                        .map(r -> r.storage().persistence())
                        .orElse(Persistence.PERMANENT)
                == Persistence.UNLOGGED;
        return command.is("SetLogged") && !unlogged || command.is("SetUnLogged") && unlogged;
    }

    private void changeType(ColumnClause target) {
        Identifier name = command.name();
        Optional<Column> column = claim.outlook().relation(table).flatMap(r -> r.column(name));
        if (column.isEmpty()) {
            return;
        }
        changeSequence(column.get());
        TypeChange change = new TypeChange(claim.outlook(), column.get(), target);
        boolean rewrites = change.rewrites();
        for (TableName each : claim.family(table)) {
            if (rewrites) {
                rewriteAll(each);
                replaceIndexes(each, name);
            } else {
                keep(each, name, change.sortsAnew());
            }
            dependentKeys(each, name, rewrites);
        }
    }

    /**
     * The sequence behind an identity gets the new type too. A default is stored anew, and what it depends on is locked: seen on
     * 15.19, not on 15.18.
     */
    private void changeSequence(Column column) {
        claim.lock(claim.sequencesInDefault(column), ACCESS_SHARE);
        if (column.value() instanceof ColumnValue.Identity) {
            for (TableName sequence : claim.ownedSequences(table, Optional.of(column.name()))) {
                claim.lock(sequence, SHARE_ROW_EXCLUSIVE);
                claim.rewrite(sequence);
            }
        }
    }

    /**
     * The stored rows stay; checks are proved again, indexes on the column are made anew: on the old files, unless they are of an
     * expression or the values are sorted another way.
     */
    private void keep(TableName each, Identifier column, boolean sortedAnew) {
        claim.indexes(each).stream()
                .filter(i -> Columns.uses(i, column))
                .forEach(i -> claim.lock(i.name(), ACCESS_EXCLUSIVE));
        boolean checked = claim.outlook().relation(each).map(Relation::constraints).orElse(List.of()).stream()
                .anyMatch(c -> c.kind() == ConstraintKind.CHECK && c.columns().contains(column));
        boolean rebuilt = claim.indexes(each).stream()
                .anyMatch(i -> Columns.isExpression(i) && Columns.uses(i, column)
                        || sortedAnew && i.keyColumns().contains(column));
        if (checked || rebuilt) {
            claim.scan(each);
        }
    }

    /** Foreign keys on either side are dropped and added again. */
    private void dependentKeys(TableName each, Identifier column, boolean proveAgain) {
        Relation relation = claim.outlook().relation(each).orElseThrow();
        for (Constraint constraint : relation.constraints()) {
            if (constraint.kind() == ConstraintKind.FOREIGN_KEY
                    && constraint.columns().contains(column)) {
                TableName to = constraint.references().orElseThrow().table();
                claim.lock(to, ACCESS_EXCLUSIVE);
                proven(each, to, proveAgain);
            }
        }
        for (ForeignKey key : claim.outlook().incomingForeignKeys(each)) {
            if (key.constraint().references().orElseThrow().columns().contains(column)) {
                claim.lock(claim.family(key.table()), ACCESS_EXCLUSIVE);
                proven(key.table(), each, proveAgain);
            }
        }
    }

    private void proven(TableName from, TableName to, boolean again) {
        if (again) {
            joined(from, to);
        }
    }

    /** The query that proves a foreign key ({@code RI_Initial_Check}) reads both tables. */
    private void joined(TableName from, TableName to) {
        claim.partitionsOf(from).stream().filter(t -> !claim.isPartitioned(t)).forEach(this::read);
        claim.partitionsOf(to).forEach(this::read);
    }

    private void read(TableName each) {
        claim.lockWithIndexes(each, ACCESS_SHARE);
        if (!claim.isPartitioned(each)) {
            claim.scan(each);
        }
    }

    private void setNotNull(TableName each, Identifier column) {
        Optional<Relation> relation = claim.outlook().relation(each);
        if (relation.filter(r -> r.isPartitioned() || NotNull.isSet(r, column) || NotNull.isProven(r, column))
                .isEmpty()) {
            claim.scan(each);
        }
    }

    private void addConstraint(ConstraintClause constraint) {
        switch (constraint.type()) {
            case CHECK -> check(constraint);
            case NOTNULL -> check(constraint);
            case FOREIGN -> foreignKey(constraint, !constraint.isNotValid() && !constraint.isNotEnforced());
            case UNIQUE, PRIMARY, EXCLUSION -> indexed(constraint);
            default -> {}
        }
    }

    private void check(ConstraintClause constraint) {
        List<TableName> family = constraint.isNoInherit() ? List.of(table) : claim.family(table);
        boolean all = claim.outlook().major() >= LockTable.NO_INHERIT_LOCKS_HEIRS_SINCE;
        claim.lock(all ? claim.family(table) : family, mode);
        if (!constraint.isNotValid() && !constraint.isNotEnforced()) {
            family.stream().filter(t -> !claim.isPartitioned(t)).forEach(claim::scan);
        }
    }

    private void foreignKey(ConstraintClause constraint, boolean proved) {
        Optional<TableName> to = constraint.references().flatMap(claim.outlook()::find);
        if (claim.isPartitioned(table)) {
            claim.lock(claim.outlook().descendants(table), SHARE_ROW_EXCLUSIVE);
        }
        to.ifPresent(target -> {
            new ReferenceClaims(claim).to(target, constraint.referencedColumns());
            if (proved) {
                joined(table, target);
            }
        });
    }

    private void indexed(ConstraintClause constraint) {
        boolean strong = claim.outlook().major() >= LockTable.STRONG_KEYS_SINCE;
        claim.lock(claim.partitionsOf(table), strong ? mode : LockMode.SHARE);
        boolean adopts = constraint.usingIndex().isPresent();
        constraint.usingIndex().ifPresent(i -> claim.lock(sibling(i), SHARE_UPDATE_EXCLUSIVE));
        if (!adopts || constraint.is(ConstraintType.PRIMARY) && readsForNotNull(constraint)) {
            claim.family(table).stream().filter(t -> !claim.isPartitioned(t)).forEach(claim::scan);
        }
        if (constraint.is(ConstraintType.PRIMARY)) {
            claim.lock(claim.outlook().descendants(table), mode);
        }
    }

    private boolean readsForNotNull(ConstraintClause constraint) {
        Relation relation = claim.outlook().relation(table).orElseThrow();
        return constraint
                .usingIndex()
                .map(this::sibling)
                .flatMap(claim.outlook()::index)
                .map(Index::keyColumns)
                .orElse(List.of())
                .stream()
                .anyMatch(c -> !NotNull.isSet(relation, c) && !NotNull.isProven(relation, c));
    }

    private void validate() {
        Optional<Constraint> found = claim.outlook().relation(table).flatMap(r -> r.constraint(command.name()));
        if (found.isEmpty() || found.get().validated()) {
            return;
        }
        if (found.get().kind() == ConstraintKind.FOREIGN_KEY) {
            TableName to = found.get().references().orElseThrow().table();
            claim.lock(claim.family(table), SHARE_UPDATE_EXCLUSIVE);
            claim.lock(claim.partitionsOf(to), LockMode.ROW_SHARE);
            joined(table, to);
        } else {
            claim.lock(claim.family(table), SHARE_UPDATE_EXCLUSIVE);
            claim.family(table).stream().filter(t -> !claim.isPartitioned(t)).forEach(claim::scan);
        }
    }

    private void changeOwner() {
        claim.indexes(table).forEach(i -> claim.lock(i.name(), ACCESS_EXCLUSIVE));
        claim.lock(claim.ownedSequences(table, Optional.empty()), ACCESS_EXCLUSIVE);
    }

    private void alterConstraint() {
        command.definition()
                .filter(d -> d.flag("alterEnforceability"))
                .flatMap(d -> d.string("conname"))
                .flatMap(n -> claim.outlook().relation(table).flatMap(r -> r.constraint(Identifier.of(n))))
                .flatMap(Constraint::references)
                .ifPresent(r -> claim.lock(claim.family(r.table()), ACCESS_EXCLUSIVE));
    }

    private void identity() {
        command.optionalName()
                .ifPresent(column -> claim.lock(
                        claim.ownedSequences(table, Optional.of(column)),
                        command.is("SetIdentity") ? SHARE_ROW_EXCLUSIVE : ACCESS_EXCLUSIVE));
    }

    /** On a partitioned table, a trigger's parts are switched with it. */
    private void triggers() {
        if (command.subtype().contains("Trig") && claim.isPartitioned(table)) {
            claim.lock(claim.outlook().descendants(table), mode);
        }
    }
}
