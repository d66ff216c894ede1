// SPDX-License-Identifier: Apache-2.0
package io.suture.core.outlook;

import io.suture.core.catalog.Constraint;
import io.suture.core.catalog.ForeignKey;
import io.suture.core.catalog.Index;
import io.suture.core.catalog.Partitioning;
import io.suture.core.catalog.Relation;
import io.suture.core.catalog.SequenceOptions;
import io.suture.core.catalog.Statistics;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import io.suture.core.sql.ddl.OtherName;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Something gets another name or schema; whoever points to it goes on pointing to it. */
final class Renaming {
    private Renaming() {}

    static void relation(Outlook outlook, TableName from, TableName to) {
        Relation old = outlook.relation(from).orElse(null);
        if (old == null || outlook.exists(to)) {
            return;
        }
        List<ForeignKey> incoming = outlook.incomingForeignKeys(from);
        List<TableName> children = outlook.children(from);
        List<TableName> sequences = Removal.ownedSequences(outlook, from, java.util.Optional.empty());
        boolean fresh = outlook.isFresh(from);
        Set<Identifier> freshIndexes = new HashSet<>();
        old.indexes().stream()
                .filter(i -> outlook.isFresh(i.name()))
                .forEach(i -> freshIndexes.add(i.name().name()));
        outlook.viewRenamed(from, to);
        outlook.renamed(from, to);
        outlook.drop(from);
        outlook.create(Copies.named(old, to));
        if (!fresh) {
            outlook.indexForgotten(to);
        }
        old.indexes().stream()
                .filter(i -> !freshIndexes.contains(i.name().name()))
                .forEach(i -> follow(
                        outlook, i.name(), new TableName(to.schema(), i.name().name())));
        incoming.forEach(f -> outlook.change(f.table().equals(from) ? to : f.table(), pointing(f.constraint(), to)));
        children.forEach(child -> outlook.change(child, childOf(from, to)));
        sequences.forEach(s -> sequence(outlook, s, from, to));
    }

    /** The index of a table that was there before goes where the table goes. */
    private static void follow(Outlook outlook, TableName index, TableName to) {
        outlook.indexForgotten(to);
        if (!index.equals(to)) {
            outlook.renamed(index, to);
        }
    }

    private static UnaryOperator<Relation> pointing(Constraint key, TableName to) {
        Constraint.Reference reference =
                new Constraint.Reference(to, key.references().orElseThrow().columns());
        return Copies.constraint(key.withReferences(reference));
    }

    private static UnaryOperator<Relation> childOf(TableName from, TableName to) {
        return r -> r.withPartitioning(new Partitioning(
                r.partitioning().key(),
                r.partitioning().bound(),
                r.partitioning().parents().stream()
                        .map(p -> p.equals(from) ? to : p)
                        .toList(),
                r.partitioning().detachPending()));
    }

    private static void sequence(Outlook outlook, TableName sequence, TableName from, TableName to) {
        Relation old = outlook.relation(sequence).orElseThrow();
        SequenceOptions options = old.sequence().orElseThrow();
        boolean fresh = outlook.isFresh(sequence);
        TableName name = from.schema().equals(to.schema()) ? sequence : new TableName(to.schema(), sequence.name());
        if (!sequence.equals(name)) {
            outlook.renamed(sequence, name);
        }
        outlook.drop(sequence);
        outlook.create(NewColumn.owned(
                Copies.named(old, name), to, options.owner().orElseThrow().column(), options.identity()));
        if (!fresh) {
            outlook.indexForgotten(name);
        }
    }

    /** An index, and the constraint it enforces. */
    static void index(Outlook outlook, TableName from, Identifier to) {
        Index index = outlook.index(from).orElse(null);
        TableName name = new TableName(from.schema(), to);
        if (index == null || outlook.exists(name)) {
            return;
        }
        boolean fresh = outlook.isFresh(from);
        TableName table = index.table();
        outlook.renamed(from, name);
        outlook.change(table, Copies.withoutIndex(from));
        outlook.indexForgotten(from);
        Index moved = index.moved(name, table);
        outlook.change(table, Copies.index(index.constraint().isPresent() ? moved.enforcing(name, to) : moved));
        if (!fresh) {
            outlook.indexForgotten(name);
        }
        index.constraint().ifPresent(c -> constraintOnly(outlook, table, c, to));
    }

    /** A constraint, and the index that enforces it. */
    static void constraint(Outlook outlook, TableName table, Identifier from, Identifier to) {
        TableName index = new TableName(table.schema(), from);
        boolean indexed = outlook.index(index)
                .filter(i -> i.constraint().filter(from::equals).isPresent())
                .isPresent();
        if (indexed) {
            index(outlook, index, to);
        } else {
            constraintOnly(outlook, table, from, to);
            outlook.children(table).forEach(child -> constraintOnly(outlook, child, from, to));
        }
    }

    private static void constraintOnly(Outlook outlook, TableName table, Identifier from, Identifier to) {
        outlook.relation(table).flatMap(r -> r.constraint(from)).ifPresent(c -> {
            Constraint renamed = c.named(to, c.columns());
            outlook.change(table, Copies.withoutConstraint(from));
            outlook.change(
                    table,
                    Copies.constraint(
                            c.kind().hasIndex() ? renamed.withIndex(new TableName(table.schema(), to)) : renamed));
        });
    }

    /** A column, in constraints, indexes, statistics and heirs too. */
    static void column(Outlook outlook, TableName table, Identifier from, Identifier to) {
        outlook.change(
                table,
                r -> r.withColumns(r.columns().stream()
                                .map(c -> c.name().equals(from) ? c.withName(to) : c)
                                .toList())
                        .withConstraints(r.constraints().stream()
                                .map(c -> c.named(c.name(), replaced(c.columns(), from, to)))
                                .toList())
                        .withIndexes(r.indexes().stream()
                                .map(i -> keyed(i, from, to))
                                .toList())
                        .withStatistics(r.statistics().stream()
                                .map(s -> about(s, new OtherName(from, to)))
                                .toList()));
        outlook.children(table).forEach(child -> column(outlook, child, from, to));
    }

    /** Of expressions nobody has read it is only known which columns they name. */
    private static Statistics about(Statistics statistics, OtherName name) {
        List<String> expressions = statistics.expressions().stream()
                .map(e -> statistics.isKnown() ? name.expression(e) : e + " " + name.to())
                .toList();
        return statistics.about(name.columns(statistics.columns()), expressions);
    }

    private static Index keyed(Index index, Identifier from, Identifier to) {
        List<Index.Key> keys = index.keys().stream()
                .map(k -> k.column().filter(from::equals).isPresent() ? Index.Key.column(to) : k)
                .toList();
        return index.with(keys, replaced(index.include(), from, to));
    }

    private static List<Identifier> replaced(List<Identifier> names, Identifier from, Identifier to) {
        return names.stream().map(n -> n.equals(from) ? to : n).toList();
    }
}
