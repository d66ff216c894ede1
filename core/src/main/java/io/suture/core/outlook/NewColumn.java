// SPDX-License-Identifier: Apache-2.0
package io.suture.core.outlook;

import io.suture.core.catalog.Column;
import io.suture.core.catalog.ColumnValue;
import io.suture.core.catalog.DataType;
import io.suture.core.catalog.Relation;
import io.suture.core.catalog.RelationKind;
import io.suture.core.catalog.SequenceOptions;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import io.suture.core.sql.ddl.ColumnClause;
import io.suture.core.sql.ddl.ConstraintClause;
import io.suture.core.sql.ddl.ConstraintType;
import io.suture.core.sql.ddl.TypeClause;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A column somebody defines. */
final class NewColumn {
    private static final Identifier PG_CATALOG = Identifier.of("pg_catalog");

    /** PostgreSQL's type {@code "char"}, which without quotes is another one. */
    private static final Identifier ONE_BYTE = Identifier.of("char");

    private NewColumn() {}

    static Column of(Outlook outlook, TableName table, ColumnClause clause) {
        TypeClause type = clause.type().orElseThrow();
        TableName typeName = typeName(outlook, type);
        return Column.of(clause.name(), text(typeName, type), typeName)
                .withCollation(clause.collation())
                .withNotNull(clause.has(ConstraintType.IDENTITY) || type.isSerial())
                .withValue(value(clause));
    }

    /** Adds it to a table and its heirs, with its sequence and its constraints. */
    static void add(Outlook outlook, TableName table, ColumnClause clause) {
        Column column = of(outlook, table, clause);
        sequence(outlook, table, clause);
        outlook.change(table, r -> r.withColumns(Copies.plus(r.columns(), column)));
        outlook.descendants(table)
                .forEach(heir -> outlook.change(heir, r -> r.withColumns(Copies.plus(r.columns(), column))));
        clause.constraints().stream()
                .filter(c -> c.type().isNamed())
                .forEach(c -> NewConstraint.add(outlook, table, c));
    }

    /** The sequence of a serial or identity column. */
    static void sequence(Outlook outlook, TableName table, ColumnClause clause) {
        if (!clause.hasSequence()) {
            return;
        }
        TableName name = outlook.names(table.schema())
                .sequence(table.name(), clause.name().value());
        Relation plain = Relation.of(name, RelationKind.SEQUENCE, List.of(), "");
        outlook.create(owned(plain, table, clause.name(), clause.has(ConstraintType.IDENTITY)));
    }

    /** A sequence that goes away with the column. */
    static Relation owned(Relation sequence, TableName table, Identifier column, boolean identity) {
        SequenceOptions options = new SequenceOptions(
                "bigint",
                1,
                1,
                1,
                Long.MAX_VALUE,
                1,
                false,
                Optional.of(new SequenceOptions.OwnerColumn(table, column)),
                identity);
        return sequence.withSequence(options);
    }

    private static ColumnValue value(ColumnClause clause) {
        Optional<ConstraintClause> identity = clause.constraint(ConstraintType.IDENTITY);
        if (identity.isPresent()) {
            return new ColumnValue.Identity(
                    identity.get().node().text("generated_when").equals("a"));
        }
        Optional<ConstraintClause> generated = clause.constraint(ConstraintType.GENERATED);
        if (generated.isPresent()) {
            return new ColumnValue.Generated(
                    "…", generated.get().node().text("generated_kind").equals("s"));
        }
        return clause.has(ConstraintType.DEFAULT) || clause.hasSequence()
                ? new ColumnValue.Default("…")
                : ColumnValue.none();
    }

    /** The type's own name; of an array the one PostgreSQL gives array types. */
    static TableName typeName(Outlook outlook, TypeClause type) {
        Identifier name = type.isSerial() ? type.integerOfSerial() : type.name();
        TableName element = outlook.type(type.schema(), name)
                .map(DataType::name)
                .orElseGet(() -> new TableName(type.schema().orElse(PG_CATALOG), name));
        return type.array()
                ? new TableName(
                        element.schema(), Identifier.of("_" + element.name().value()))
                : element;
    }

    /** A type as SQL that means it under any search path; built-in ones by their stored names, not as {@code format_type} would. */
    static String text(TableName typeName, TypeClause type) {
        String modifiers = type.modifiers().stream().map(String::valueOf).collect(Collectors.joining(","));
        return (type.array() ? name(elementOf(typeName)) : name(typeName))
                + (modifiers.isEmpty() ? "" : "(" + modifiers + ")")
                + (type.array() ? "[]" : "");
    }

    private static String name(TableName type) {
        return type.schema().equals(PG_CATALOG) && !type.name().equals(ONE_BYTE)
                ? type.name().value()
                : type.toString();
    }

    private static TableName elementOf(TableName array) {
        return new TableName(array.schema(), Identifier.of(array.name().value().substring(1)));
    }
}
