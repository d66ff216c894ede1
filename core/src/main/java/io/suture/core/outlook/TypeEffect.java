// SPDX-License-Identifier: Apache-2.0
package io.suture.core.outlook;

import io.suture.core.catalog.ConstraintKind;
import io.suture.core.catalog.DataType;
import io.suture.core.catalog.DataType.DomainConstraint;
import io.suture.core.catalog.DataType.DomainType;
import io.suture.core.catalog.DataType.EnumType;
import io.suture.core.catalog.Ownership;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.Node;
import io.suture.core.sql.TableName;
import io.suture.core.sql.ddl.ConstraintClause;
import io.suture.core.sql.ddl.ConstraintType;
import io.suture.core.sql.ddl.Expressions;
import io.suture.core.sql.ddl.RelationName;
import io.suture.core.sql.ddl.TypeClause;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Types, domains and functions. */
final class TypeEffect {
    private TypeEffect() {}

    static void apply(Outlook outlook, Node tree) {
        switch (tree.tag()) {
            case "CreateEnumStmt" -> {
                TableName name = outlook.place(RelationName.of(tree.strings("typeName")));
                outlook.put(new EnumType(name, tree.strings("vals"), Ownership.of(""), Optional.empty()));
            }
            case "AlterEnumStmt" -> enumValue(outlook, tree);
            case "CreateDomainStmt" -> domain(outlook, tree);
            case "AlterDomainStmt" -> alterDomain(outlook, tree);
            case "CreateFunctionStmt" -> function(outlook, tree);
            default -> {}
        }
    }

    private static void enumValue(Outlook outlook, Node tree) {
        RelationName written = RelationName.of(tree.strings("typeName"));
        if (outlook.type(written.schema(), written.name()).orElse(null) instanceof EnumType type) {
            List<String> labels = new ArrayList<>(type.labels());
            if (tree.has("oldVal")) {
                labels.replaceAll(label -> label.equals(tree.text("oldVal")) ? tree.text("newVal") : label);
            } else if (!labels.contains(tree.text("newVal"))) {
                labels.add(place(tree, labels), tree.text("newVal"));
            }
            outlook.put(new EnumType(type.name(), labels, type.ownership(), type.comment()));
        }
    }

    private static int place(Node tree, List<String> labels) {
        return tree.string("newValNeighbor")
                .map(labels::indexOf)
                .filter(at -> at >= 0)
                .map(at -> tree.flag("newValIsAfter") ? at + 1 : at)
                .orElse(labels.size());
    }

    private static void domain(Outlook outlook, Node tree) {
        TableName name = outlook.place(RelationName.of(tree.strings("domainname")));
        TypeClause base = TypeClause.of(tree.field("typeName").orElseThrow());
        List<ConstraintClause> clauses =
                tree.list("constraints").stream().map(ConstraintClause::of).toList();
        boolean notNull = clauses.stream().anyMatch(c -> c.is(ConstraintType.NOTNULL));
        List<DomainConstraint> checks = new ArrayList<>();
        for (ConstraintClause clause : clauses) {
            if (clause.is(ConstraintType.CHECK)) {
                checks.add(check(name, clause, checks.size()));
            }
        }
        String text = NewColumn.text(NewColumn.typeName(outlook, base), base);
        Optional<String> byDefault = clauses.stream()
                .filter(c -> c.is(ConstraintType.DEFAULT))
                .findFirst()
                .flatMap(ConstraintClause::expression)
                .map(TypeEffect::byDefault)
                .or(() -> inheritedDefault(outlook, base));
        outlook.put(new DomainType(
                name, text, notNull, byDefault, Optional.empty(), checks, Ownership.of(""), Optional.empty()));
    }

    /** {@code defaultExpression} holds what {@code Volatility} looks for: the functions it calls. */
    private static String byDefault(Node expression) {
        Stream<String> calls = Expressions.functions(expression).stream()
                .map(name ->
                        name.stream().map(n -> Identifier.of(n).toString()).collect(Collectors.joining(".")) + "()");
        return Stream.concat(Stream.of("'…'"), calls).collect(Collectors.joining(" || "));
    }

    private static Optional<String> inheritedDefault(Outlook outlook, TypeClause base) {
        return base.array()
                ? Optional.empty()
                : outlook.type(base.schema(), base.name())
                        .flatMap(t -> t instanceof DomainType domain ? domain.defaultExpression() : Optional.empty());
    }

    /** Its automatic name need not be right, only its own: no plan names it. */
    private static DomainConstraint check(TableName domain, ConstraintClause clause, int number) {
        Identifier name = clause.name()
                .orElseGet(() -> Identifier.of("check" + domain.name().value().hashCode() + "_" + number));
        return new DomainConstraint(name, ConstraintKind.CHECK, "CHECK (…)", !clause.isNotValid());
    }

    private static void alterDomain(Outlook outlook, Node tree) {
        RelationName written = RelationName.of(tree.strings("typeName"));
        if (!(outlook.type(written.schema(), written.name()).orElse(null) instanceof DomainType domain)) {
            return;
        }
        List<DomainConstraint> constraints = new ArrayList<>(domain.constraints());
        boolean notNull = domain.notNull();
        Optional<String> byDefault = domain.defaultExpression();
        switch (tree.text("subtype")) {
            case "T" -> byDefault = tree.field("def").map(TypeEffect::byDefault);
            case "O" -> notNull = true;
            case "N" -> notNull = false;
            case "C" -> {
                ConstraintClause clause = ConstraintClause.of(tree.field("def").orElseThrow());
                notNull |= clause.is(ConstraintType.NOTNULL);
                if (clause.is(ConstraintType.CHECK)) {
                    constraints.add(check(domain.name(), clause, constraints.size()));
                }
            }
            case "X" -> constraints.removeIf(c -> c.name().value().equals(tree.text("name")));
            default -> {}
        }
        outlook.put(new DomainType(
                domain.name(),
                domain.baseType(),
                notNull,
                byDefault,
                domain.collation(),
                constraints,
                domain.ownership(),
                domain.comment()));
    }

    static void rename(Outlook outlook, Node tree, Identifier to) {
        List<String> parts = tree.field("object").map(o -> o.strings("items")).orElse(List.of());
        boolean isType = tree.text("renameType").equals("OBJECT_TYPE")
                || tree.text("renameType").equals("OBJECT_DOMAIN");
        if (!isType || parts.isEmpty()) {
            return;
        }
        RelationName written = RelationName.of(parts);
        outlook.type(written.schema(), written.name()).ifPresent(type -> renameType(outlook, type, to));
        outlook.find(written).ifPresent(c -> Renaming.relation(outlook, c, new TableName(c.schema(), to)));
    }

    private static void renameType(Outlook outlook, DataType type, Identifier to) {
        TableName name = new TableName(type.name().schema(), to);
        DataType renamed = switch (type) {
            case EnumType e -> new EnumType(name, e.labels(), e.ownership(), e.comment());
            case DomainType d ->
                new DomainType(
                        name,
                        d.baseType(),
                        d.notNull(),
                        d.defaultExpression(),
                        d.collation(),
                        d.constraints(),
                        d.ownership(),
                        d.comment());
            case DataType.RangeType r -> new DataType.RangeType(name, r.definition(), r.ownership(), r.comment());
            case DataType.BaseType b -> new DataType.BaseType(name, b.ownership(), b.comment());
        };
        outlook.dropType(type.name());
        outlook.put(renamed);
        outlook.allRelations().stream()
                .filter(r -> r.columns().stream().anyMatch(c -> c.typeName().equals(type.name())))
                .forEach(r -> outlook.change(
                        r.name(),
                        t -> t.withColumns(t.columns().stream()
                                .map(c -> c.typeName().equals(type.name()) ? c.withType(name.toString(), name) : c)
                                .toList())));
    }

    private static void function(Outlook outlook, Node tree) {
        TableName name = outlook.place(RelationName.of(tree.strings("funcname")));
        boolean calm = tree.list("options").stream()
                .filter(o -> o.text("defname").equals("volatility"))
                .flatMap(o -> o.field("arg").stream())
                .anyMatch(a -> !a.text("sval").equals("volatile"));
        outlook.routine(name, !calm);
    }
}
