// SPDX-License-Identifier: Apache-2.0
package io.suture.core.outlook;

import io.suture.core.catalog.AutomaticNames;
import io.suture.core.catalog.Constraint;
import io.suture.core.catalog.Index;
import io.suture.core.catalog.Relation;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.Node;
import io.suture.core.sql.TableName;
import io.suture.core.sql.ddl.Expressions;
import io.suture.core.sql.ddl.IndexClause;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code CREATE INDEX}. */
public final class NewIndex {
    private NewIndex() {}

    /** What the index will be called. */
    public static TableName name(Outlook outlook, TableName table, IndexClause clause) {
        return clause.name()
                .map(written -> new TableName(table.schema(), written))
                .orElseGet(() -> outlook.names(table.schema()).index(table.name(), clause.labels()));
    }

    static void create(Outlook outlook, IndexClause clause) {
        outlook.find(clause.table()).ifPresent(table -> create(outlook, table, clause));
    }

    private static void create(Outlook outlook, TableName table, IndexClause clause) {
        TableName name = name(outlook, table, clause);
        if (outlook.exists(name)) {
            return;
        }
        boolean whole = !clause.table().only();
        Index index = of(name, table, clause);
        outlook.change(table, Copies.index(whole ? index : index.withValid(false)));
        if (whole && outlook.relation(table).filter(Relation::isPartitioned).isPresent()) {
            outlook.children(table).forEach(child -> onPartition(outlook, child, index));
        }
    }

    private static Index of(TableName name, TableName table, IndexClause clause) {
        List<Index.Key> keys = clause.keys().stream()
                .map(k -> k.column().map(Index.Key::column).orElseGet(() -> Index.Key.expression(expression(k))))
                .toList();
        Index plain = Index.of(name, table, "", clause.isUnique(), keys);
        return plain.detailed(
                clause.method(), clause.including(), clause.predicate().map(NewIndex::mentioned));
    }

    private static String expression(IndexClause.Key key) {
        return key.expression().map(NewIndex::mentioned).orElse("…");
    }

    /** What matters of a condition or expression before the server has written it down: it goes with any of its columns. */
    static String mentioned(Node condition) {
        return Expressions.columns(condition).stream()
                .map(Identifier::toString)
                .collect(Collectors.joining(" ", "… ", ""));
    }

    /** The part of a partitioned table's index, with a constraint of its own where that has one. */
    static void onPartition(Outlook outlook, TableName partition, Index parent) {
        AutomaticNames names = outlook.names(partition.schema());
        List<String> labels = Stream.concat(
                        parent.keys().stream().map(NewIndex::label),
                        parent.include().stream().map(Identifier::value))
                .toList();
        TableName name;
        if (parent.primary() || parent.constraint().isPresent() && isPrimary(outlook, parent)) {
            name = names.primaryKey(partition.name());
        } else {
            name = parent.constraint().isPresent()
                    ? names.unique(partition.name(), labels)
                    : names.index(partition.name(), labels);
        }
        Index part = parent.moved(name, partition).attached(parent.name());
        if (parent.constraint().isEmpty()) {
            outlook.change(partition, Copies.index(part));
        } else {
            outlook.change(partition, Copies.index(part.enforcing(name, name.name())));
            constraint(outlook, parent)
                    .ifPresent(c -> outlook.change(
                            partition,
                            Copies.constraint(c.named(name.name(), c.columns()).withIndex(name))));
        }
        if (outlook.relation(partition).filter(Relation::isPartitioned).isPresent()) {
            outlook.children(partition).forEach(child -> onPartition(outlook, child, part));
        }
    }

    private static boolean isPrimary(Outlook outlook, Index index) {
        return constraint(outlook, index)
                .filter(c -> c.kind() == io.suture.core.catalog.ConstraintKind.PRIMARY_KEY)
                .isPresent();
    }

    private static Optional<Constraint> constraint(Outlook outlook, Index index) {
        return index.constraint().flatMap(c -> outlook.relation(index.table()).flatMap(r -> r.constraint(c)));
    }

    private static String label(Index.Key key) {
        return key.column().map(Identifier::value).orElse("expr");
    }
}
