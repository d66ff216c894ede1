// SPDX-License-Identifier: Apache-2.0
package io.suture.core.outlook;

import io.suture.core.catalog.ColumnValue;
import io.suture.core.catalog.Constraint;
import io.suture.core.catalog.Index;
import io.suture.core.catalog.Partitioning;
import io.suture.core.catalog.Relation;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import io.suture.core.sql.ddl.AlterCommand;
import io.suture.core.sql.ddl.ColumnClause;
import io.suture.core.sql.ddl.TypeClause;
import java.util.List;
import java.util.Optional;

/** What a sub-command of {@code ALTER TABLE} does; those that change nothing the outlook knows do nothing here. */
final class AlterTableEffect {
    private final Outlook outlook;
    private final TableName table;
    private final AlterCommand command;

    private AlterTableEffect(Outlook outlook, TableName table, AlterCommand command) {
        this.outlook = outlook;
        this.table = table;
        this.command = command;
    }

    static void apply(Outlook outlook, TableName table, AlterCommand command) {
        if (outlook.relation(table).isPresent()) {
            new AlterTableEffect(outlook, table, command).ofTable();
        } else if (outlook.index(table).isPresent() && command.is("AttachPartition")) {
            new AlterTableEffect(outlook, table, command).attachIndex();
        }
    }

    private void ofTable() {
        switch (command.subtype()) {
            case "AddColumn" -> command.column().ifPresent(this::addColumn);
            case "DropColumn" -> Removal.column(outlook, table, command.name());
            case "AlterColumnType" ->
                command.column().filter(c -> c.type().isPresent()).ifPresent(this::changeType);
            case "ColumnDefault" ->
                value(command.definition().isPresent() ? new ColumnValue.Default("…") : ColumnValue.none());
            case "SetNotNull" -> NotNull.set(outlook, table, command.name(), Optional.empty(), true);
            case "DropNotNull" -> NotNull.drop(outlook, table, command.name());
            case "AddIdentity" -> value(new ColumnValue.Identity(true));
            case "DropIdentity", "DropExpression" -> value(ColumnValue.none());
            case "AddConstraint" -> command.constraint().ifPresent(c -> NewConstraint.add(outlook, table, c));
            case "DropConstraint" -> Removal.constraint(outlook, table, command.name());
            case "ValidateConstraint" -> validate(command.name());
            case "AttachPartition" -> attach();
            case "DetachPartition", "DetachPartitionFinalize" -> detach();
            case "AddInherit" -> inherit();
            case "DropInherit" -> disinherit();
            case "EnableRowSecurity", "DisableRowSecurity", "ForceRowSecurity", "NoForceRowSecurity" ->
                outlook.touch(Touched.rowSecurity(table));
            case "EnableTrig", "DisableTrig", "EnableAlwaysTrig", "EnableReplicaTrig" ->
                outlook.touch(Touched.firing(table, command.name()));
            case "SetStatistics" ->
                command.optionalName().ifPresent(column -> outlook.touch(Touched.statistics(table, column)));
            default -> {}
        }
    }

    private void addColumn(ColumnClause column) {
        boolean there =
                outlook.relation(table).flatMap(r -> r.column(column.name())).isPresent();
        if (!there) {
            NewColumn.add(outlook, table, column);
        }
    }

    /** Where no collation is written, the column gets that of its type. */
    private void changeType(ColumnClause column) {
        TypeClause type = column.type().orElseThrow();
        TableName typeName = NewColumn.typeName(outlook, type);
        String text = NewColumn.text(typeName, type);
        all().forEach(t -> outlook.change(
                t, Copies.column(command.name(), c -> c.withType(text, typeName).withCollation(column.collation()))));
    }

    private void value(ColumnValue value) {
        all().forEach(t -> outlook.change(t, Copies.column(command.name(), c -> c.withValue(value))));
    }

    private void validate(Identifier name) {
        for (TableName each : all()) {
            outlook.relation(each)
                    .flatMap(r -> r.constraint(name))
                    .map(c -> c.withValidated(true))
                    .ifPresent(c -> outlook.change(each, Copies.constraint(c)));
        }
    }

    private List<TableName> all() {
        return outlook.family(table);
    }

    private void attach() {
        Optional<TableName> child = command.other().flatMap(outlook::find);
        Relation parent = outlook.relation(table).orElseThrow();
        String bound = command.definition()
                        .flatMap(d -> d.field("bound"))
                        .filter(b -> b.flag("is_default"))
                        .isPresent()
                ? "DEFAULT"
                : "FOR VALUES …";
        child.ifPresent(c -> {
            outlook.change(
                    c,
                    r -> r.withPartitioning(
                            new Partitioning(r.partitioning().key(), Optional.of(bound), List.of(table), false)));
            parent.indexes().forEach(i -> attachOrBuild(c, i));
            parent.constraints().stream()
                    .filter(k -> !k.kind().hasIndex() && !k.isInternal(table))
                    .filter(k -> outlook.relation(c)
                            .flatMap(r -> r.constraint(k.name()))
                            .isEmpty())
                    .filter(k -> !hasEquivalent(c, k))
                    .forEach(k -> outlook.change(c, Copies.constraint(k)));
        });
    }

    private boolean hasEquivalent(TableName child, Constraint constraint) {
        return outlook.relation(child).orElseThrow().constraints().stream()
                .anyMatch(k -> k.kind() == constraint.kind()
                        && k.columns().equals(constraint.columns())
                        && k.references().equals(constraint.references()));
    }

    /** An index of the same shape becomes the part; else PostgreSQL builds one. */
    private void attachOrBuild(TableName child, Index parent) {
        Optional<Index> match = outlook.relation(child).orElseThrow().indexes().stream()
                .filter(i -> i.parent().isEmpty() && IndexShape.of(i).equals(IndexShape.of(parent)))
                .findFirst();
        match.ifPresentOrElse(
                i -> outlook.change(child, Copies.index(i.attached(parent.name()))),
                () -> NewIndex.onPartition(outlook, child, parent));
    }

    private void attachIndex() {
        Optional<TableName> part = command.other().flatMap(outlook::find);
        part.flatMap(outlook::index).ifPresent(i -> outlook.change(i.table(), Copies.index(i.attached(table))));
        TableName parentTable = outlook.index(table).orElseThrow().table();
        long parts = outlook.children(parentTable).stream()
                .flatMap(c -> outlook.relation(c).orElseThrow().indexes().stream())
                .filter(i -> i.parent().filter(table::equals).isPresent() && i.valid())
                .count();
        if (parts == outlook.children(parentTable).size()) {
            outlook.change(
                    parentTable, Copies.index(outlook.index(table).orElseThrow().withValid(true)));
        }
    }

    private void detach() {
        command.other()
                .flatMap(outlook::find)
                .ifPresent(child -> outlook.change(
                        child,
                        r -> r.withPartitioning(
                                        new Partitioning(r.partitioning().key(), Optional.empty(), List.of(), false))
                                .withIndexes(r.indexes().stream()
                                        .map(Index::detached)
                                        .toList())));
    }

    private void inherit() {
        Optional<TableName> parent = command.other().flatMap(outlook::find);
        parent.ifPresent(p -> outlook.change(
                table,
                r -> r.withPartitioning(new Partitioning(
                        r.partitioning().key(),
                        Optional.empty(),
                        Copies.plus(r.partitioning().parents(), p),
                        false))));
    }

    private void disinherit() {
        Optional<TableName> parent = command.other().flatMap(outlook::find);
        parent.ifPresent(p -> outlook.change(
                table,
                r -> r.withPartitioning(new Partitioning(
                        r.partitioning().key(),
                        Optional.empty(),
                        r.partitioning().parents().stream()
                                .filter(x -> !x.equals(p))
                                .toList(),
                        false))));
    }
}
