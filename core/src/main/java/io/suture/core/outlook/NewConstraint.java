// SPDX-License-Identifier: Apache-2.0
package io.suture.core.outlook;

import io.suture.core.catalog.AutomaticNames;
import io.suture.core.catalog.Constraint;
import io.suture.core.catalog.ConstraintKind;
import io.suture.core.catalog.Index;
import io.suture.core.catalog.Relation;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import io.suture.core.sql.ddl.ConstraintClause;
import io.suture.core.sql.ddl.ConstraintType;
import io.suture.core.sql.ddl.Expressions;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A constraint that is added to a table, with its index and whatever else PostgreSQL makes of it. */
final class NewConstraint {
    /** Since when {@code NOT NULL} is a constraint with a name. */
    static final int NAMED_NOT_NULL = 18;

    private final Outlook outlook;
    private final TableName table;
    private final ConstraintClause clause;
    private final Identifier name;

    private NewConstraint(Outlook outlook, TableName table, ConstraintClause clause, Identifier name) {
        this.outlook = outlook;
        this.table = table;
        this.clause = clause;
        this.name = name;
    }

    /** Its name: the one written, else the one PostgreSQL would choose now. */
    static Identifier name(Outlook outlook, TableName table, ConstraintClause clause) {
        return clause.name().orElseGet(() -> chosen(outlook.names(table.schema()), table.name(), clause));
    }

    private static Identifier chosen(AutomaticNames names, Identifier table, ConstraintClause clause) {
        List<String> columns = values(clause.columns());
        return switch (clause.type()) {
            case CHECK -> names.check(table, new LinkedHashSet<>(columns));
            case FOREIGN -> names.foreignKey(table, columns);
            case PRIMARY ->
                clause.usingIndex().orElseGet(() -> names.primaryKey(table).name());
            case UNIQUE ->
                clause.usingIndex()
                        .orElseGet(() -> names.unique(table, with(columns, clause.including()))
                                .name());
            case EXCLUSION ->
                names.exclusion(table, with(columns, clause.including())).name();
            case NOTNULL -> names.notNull(table, columns.getFirst());
            case NULL,
                    DEFAULT,
                    IDENTITY,
                    GENERATED,
                    ATTR_DEFERRABLE,
                    ATTR_NOT_DEFERRABLE,
                    ATTR_DEFERRED,
                    ATTR_IMMEDIATE,
                    ATTR_ENFORCED,
                    ATTR_NOT_ENFORCED -> throw new IllegalArgumentException("has no name: " + clause.type());
        };
    }

    /** Adds it to the table and to its partitions. */
    static void add(Outlook outlook, TableName table, ConstraintClause clause) {
        if (outlook.relation(table).isPresent() && clause.type().isNamed()) {
            new NewConstraint(outlook, table, clause, name(outlook, table, clause)).add();
        }
    }

    private void add() {
        switch (clause.type()) {
            case CHECK -> check();
            case FOREIGN -> foreignKey();
            case PRIMARY, UNIQUE, EXCLUSION -> indexed();
            case NOTNULL ->
                NotNull.set(outlook, table, clause.columns().getFirst(), Optional.of(name), !clause.isNotValid());
            case NULL,
                    DEFAULT,
                    IDENTITY,
                    GENERATED,
                    ATTR_DEFERRABLE,
                    ATTR_NOT_DEFERRABLE,
                    ATTR_DEFERRED,
                    ATTR_IMMEDIATE,
                    ATTR_ENFORCED,
                    ATTR_NOT_ENFORCED -> {}
        }
    }

    /** {@code definition} holds what {@code NotNull#proven} looks for. */
    private void check() {
        Stream<String> notNull = clause.expression().map(Expressions::provenNotNull).orElse(Set.of()).stream()
                .map(NotNull::condition);
        Stream<String> bounds = clause.expression().map(Expressions::comparisons).orElse(List.of()).stream();
        String proven = Stream.concat(notNull, bounds)
                .reduce((a, b) -> a + " AND " + b)
                .map(c -> "(" + c + ")")
                .orElse("(…)");
        Constraint constraint = Constraint.of(name, ConstraintKind.CHECK, clause.columns(), "CHECK " + proven)
                .withValidated(!clause.isNotValid() && !clause.isNotEnforced());
        outlook.change(table, Copies.constraint(constraint));
        if (!clause.isNoInherit()) {
            outlook.descendants(table).forEach(child -> outlook.change(child, Copies.constraint(constraint)));
        }
    }

    private void foreignKey() {
        TableName target = outlook.resolve(clause.references().orElseThrow());
        List<Identifier> columns =
                clause.referencedColumns().isEmpty() ? primaryKeyOf(target) : clause.referencedColumns();
        Constraint constraint = Constraint.of(name, ConstraintKind.FOREIGN_KEY, clause.columns(), "FOREIGN KEY (…)")
                .withValidated(!clause.isNotValid())
                .withReferences(new Constraint.Reference(target, columns));
        outlook.change(table, Copies.constraint(constraint));
        partitions().forEach(child -> outlook.change(child, Copies.constraint(constraint)));
    }

    private List<Identifier> primaryKeyOf(TableName target) {
        return outlook.relation(target)
                .flatMap(Relation::primaryKey)
                .map(Constraint::columns)
                .orElse(List.of());
    }

    private void indexed() {
        List<Identifier> columns = clause.usingIndex().map(this::adopt).orElseGet(this::build);
        Constraint constraint = Constraint.of(name, kind(), columns, definition(columns))
                .withIndex(new TableName(table.schema(), name));
        outlook.change(table, Copies.constraint(constraint));
        if (clause.is(ConstraintType.PRIMARY)) {
            columns.forEach(c -> NotNull.set(outlook, table, c, Optional.empty(), true));
        }
        if (outlook.relation(table).filter(Relation::isPartitioned).isPresent()) {
            outlook.children(table).forEach(child -> add(outlook, child, clause.withoutName()));
        }
    }

    /** Of a primary key that says no more than its columns, as PostgreSQL will say it. */
    private String definition(List<Identifier> columns) {
        boolean plain = clause.is(ConstraintType.PRIMARY)
                && clause.usingIndex().isEmpty()
                && clause.including().isEmpty()
                && !clause.isDeferrable()
                && !clause.isTemporal()
                && !clause.node().has("options")
                && !clause.node().has("indexspace");
        return plain
                ? columns.stream().map(Identifier::toString).collect(Collectors.joining(", ", "PRIMARY KEY (", ")"))
                : clause.type() + " (…)";
    }

    /** The index takes the constraint's name. */
    private List<Identifier> adopt(Identifier index) {
        TableName old = new TableName(table.schema(), index);
        TableName now = new TableName(table.schema(), name);
        Optional<Index> found = outlook.index(old);
        boolean fresh = outlook.wasFresh(old);
        found.ifPresent(i -> {
            outlook.change(table, Copies.withoutIndex(old));
            outlook.indexForgotten(old);
            outlook.change(table, Copies.index(i.enforcing(now, name)));
            if (!fresh) {
                outlook.indexForgotten(now);
            }
        });
        return found.map(Index::keyColumns).orElse(List.of());
    }

    private List<Identifier> build() {
        List<Index.Key> keys = clause.columns().stream().map(Index.Key::column).toList();
        TableName index = new TableName(table.schema(), name);
        Index plain = Index.of(index, table, "", !clause.is(ConstraintType.EXCLUSION), keys);
        Index whole = plain.detailed("btree", clause.including(), Optional.empty());
        outlook.change(table, Copies.index(whole.enforcing(index, name)));
        return clause.columns();
    }

    private ConstraintKind kind() {
        return switch (clause.type()) {
            case PRIMARY -> ConstraintKind.PRIMARY_KEY;
            case UNIQUE -> ConstraintKind.UNIQUE;
            default -> ConstraintKind.EXCLUDE;
        };
    }

    private List<TableName> partitions() {
        boolean partitioned =
                outlook.relation(table).filter(Relation::isPartitioned).isPresent();
        return partitioned ? outlook.descendants(table) : List.of();
    }

    private static List<String> values(List<Identifier> names) {
        return names.stream().map(Identifier::value).toList();
    }

    private static List<String> with(List<String> columns, List<Identifier> including) {
        return Stream.concat(columns.stream(), values(including).stream()).toList();
    }
}
