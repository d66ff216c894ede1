// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import static java.util.stream.Collectors.joining;

import io.suture.core.catalog.Column;
import io.suture.core.catalog.Relation;
import io.suture.core.catalog.RelationKind;
import io.suture.core.dualwrite.RowExpression;
import io.suture.core.outlook.Outlook;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.Node;
import io.suture.core.sql.Span;
import io.suture.core.sql.Statement;
import io.suture.core.sql.StatementKind;
import io.suture.core.sql.StatementText;
import io.suture.core.sql.TableName;
import io.suture.core.sql.Token;
import io.suture.core.sql.ddl.AlterCommand;
import io.suture.core.sql.ddl.AlterTable;
import io.suture.core.sql.ddl.Expressions;
import io.suture.core.sql.ddl.RelationName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * An {@code UPDATE} that gives columns a value where they have none, computed from other columns of the row. Carried out twice it does what
 * it does once, and what a client has written meanwhile it leaves alone: such an UPDATE can be done a range of rows at a time.
 *
 * @param columns that are written, in order
 * @param values one for each; none reads a column that is written
 * @param empty what is true of a row as long as it is not filled
 */
record ColumnFill(TableName table, List<Identifier> columns, List<RowExpression> values, RowExpression empty) {
    private static final Set<String> KEEPING =
            Set.of("AddColumn", "SetNotNull", "ColumnDefault", "AddConstraint", "ValidateConstraint");

    private static final Identifier ROW = Identifier.of("t");
    private static final Identifier WRITTEN = Identifier.of("new");

    ColumnFill {
        columns = List.copyOf(columns);
        values = List.copyOf(values);
    }

    /** The UPDATE without its tree: the pieces of its text. */
    private record Pieces(List<String> values, Optional<String> where) {}

    /** Empty for any other statement. */
    static Optional<ColumnFill> of(Statement statement, Outlook outlook) {
        Node tree = statement.tree();
        boolean plain = statement.kind() == StatementKind.UPDATE
                && List.of("fromClause", "returningList", "withClause").stream().noneMatch(tree::has)
                && tree.list("targetList").stream().allMatch(ColumnFill::isPlain)
                && tree.walk().noneMatch(n -> n.is("SubLink") || n.is("A_Star") || n.is("SetToDefault"));
        return plain ? table(statement, outlook).flatMap(table -> of(statement, table, outlook)) : Optional.empty();
    }

    /** Whether the statement neither writes rows nor changes a column that rows are filled from, and may count on all being filled. */
    static boolean isKeptBy(Statement statement, List<Operation> operations) {
        return switch (statement.kind()) {
            case ALTER_TABLE ->
                AlterTable.of(statement)
                        .filter(a ->
                                a.commands().stream().map(AlterCommand::subtype).allMatch(KEEPING::contains))
                        .isPresent();
            case CREATE_INDEX, COMMENT, GRANT -> true;
            case UPDATE -> operations.stream().anyMatch(UpdateInRanges.class::isInstance);
            default -> false;
        };
    }

    static Optional<TableName> table(Statement statement, Outlook outlook) {
        return RelationName.in(statement.tree(), "relation").flatMap(outlook::find);
    }

    private static boolean isPlain(Node target) {
        return !target.has("indirection")
                && target.field("val").filter(v -> !v.is("MultiAssignRef")).isPresent();
    }

    private static Optional<ColumnFill> of(Statement statement, TableName table, Outlook outlook) {
        List<Identifier> columns = columns(statement);
        Pieces pieces = pieces(statement);
        if (pieces.values().size() != columns.size()) {
            return Optional.empty();
        }
        Relation relation = outlook.relation(table).orElseThrow();
        List<RowExpression> values =
                pieces.values().stream().map(RowExpression::of).toList();
        return marker(statement, table, outlook)
                .map(marker -> {
                    String nothing = marker + " IS NULL";
                    String empty = pieces.where()
                            .map(w -> nulls(statement).contains(marker) ? w : "(" + w + ") AND " + nothing)
                            .orElse(nothing);
                    return new ColumnFill(table, columns, values, RowExpression.of(empty));
                })
                .filter(fill -> fill.isRepeatable(relation, nulls(statement), outlook));
    }

    static List<Identifier> columns(Statement update) {
        return update.tree().list("targetList").stream()
                .map(t -> Identifier.of(t.text("name")))
                .toList();
    }

    private static Pieces pieces(Statement statement) {
        StatementText text = statement.edit();
        Token set = text.keyword("set").orElseThrow();
        Optional<Token> where = text.keyword("where").filter(w -> w.offset() > set.offset());
        StatementText list = StatementText.of(
                text.source().substring(set.end(), where.map(Token::offset).orElseGet(() -> lastEnd(text))));
        List<String> values = new ArrayList<>();
        for (Span item : list.items(list.tokens().getFirst().offset())) {
            StatementText assignment = StatementText.of(list.text(item));
            Token equals = assignment.tokens().stream()
                    .filter(t -> t.isSymbol("="))
                    .findFirst()
                    .orElseThrow();
            values.add(assignment.source().substring(equals.end()).strip());
        }
        return new Pieces(
                values,
                where.map(w -> text.source().substring(w.end(), lastEnd(text)).strip()));
    }

    /** Without a semicolon. */
    private static int lastEnd(StatementText text) {
        Token last = text.tokens().getLast();
        return last.isSymbol(";") ? last.offset() : last.end();
    }

    /** A written column that is null in every row that is to be filled: the author says so, or it has just come. */
    private static Optional<Identifier> marker(Statement statement, TableName table, Outlook outlook) {
        List<Identifier> columns = columns(statement);
        return Stream.concat(
                        columns.stream().filter(nulls(statement)::contains),
                        columns.stream().filter(c -> isNewAndEmpty(c, table, outlook)))
                .findFirst()
                .filter(c -> outlook.relation(table)
                        .flatMap(r -> r.column(c))
                        .filter(known -> !known.notNull())
                        .isPresent());
    }

    private static boolean isNewAndEmpty(Identifier column, TableName table, Outlook outlook) {
        boolean there =
                outlook.catalog().relation(table).flatMap(r -> r.column(column)).isPresent();
        return !there
                && outlook.relation(table)
                        .flatMap(r -> r.column(column))
                        .filter(c -> c.value().words().isEmpty())
                        .isPresent();
    }

    /** The columns of which the author says, of every row, that they are null. */
    static Set<Identifier> nulls(Statement update) {
        Set<Identifier> found = new HashSet<>();
        update.tree().field("whereClause").ifPresent(where -> found.addAll(Expressions.provenNull(where)));
        return found;
    }

    /** Neither what it reads nor the rows it is for depend on what it writes, on the moment, or on somebody else. */
    private boolean isRepeatable(Relation relation, Set<Identifier> nulls, Outlook outlook) {
        Set<Identifier> asked = new HashSet<>(empty.columns());
        asked.removeAll(nulls);
        columns.stream().filter(c -> isNewAndEmpty(c, table, outlook)).forEach(asked::remove);
        Stream<Identifier> read = Stream.concat(
                asked.stream(), values.stream().map(RowExpression::columns).flatMap(Collection::stream));
        return read.allMatch(c -> !columns.contains(c) && isStored(relation, c))
                && Stream.concat(values.stream(), Stream.of(empty)).noneMatch(e -> e.dependsOnMore(outlook))
                && columns.stream().allMatch(c -> isStored(relation, c))
                && relation.partitioning().key().stream()
                        .noneMatch(k ->
                                columns.stream().anyMatch(c -> k.definition().contains(c.toString())))
                && isOrdinary(relation, outlook);
    }

    /** A generated column is not computed yet when a trigger sees the row. */
    private static boolean isStored(Relation relation, Identifier column) {
        return relation.column(column).filter(c -> !isComputed(c)).isPresent();
    }

    private static boolean isComputed(Column column) {
        return column.isGenerated() || column.isIdentity();
    }

    /** Rows in tables alone, each seen by whoever runs this. */
    private static boolean isOrdinary(Relation relation, Outlook outlook) {
        boolean alone = relation.kind() == RelationKind.TABLE
                && outlook.descendants(relation.name()).isEmpty();
        boolean parts = relation.kind() == RelationKind.PARTITIONED_TABLE;
        return (alone || parts)
                && outlook.family(relation.name()).stream()
                        .flatMap(t -> outlook.relation(t).stream())
                        .allMatch(r -> r.rules().isEmpty()
                                && !r.rowSecurity().forced()
                                && (r.isPartitioned() || r.kind() == RelationKind.TABLE));
    }

    /** The UPDATE of one leaf, to which a range can be added with AND. */
    String update(TableName leaf) {
        String set = IntStream.range(0, columns.size())
                .mapToObj(i -> columns.get(i) + " = " + values.get(i).of(ROW))
                .collect(joining(", "));
        return "UPDATE ONLY " + leaf + " AS " + ROW + " SET " + set + " WHERE " + empty.of(ROW);
    }

    /** What fills a row that somebody writes before its turn. */
    FillingTrigger trigger(Outlook outlook) {
        return FillingTrigger.of(
                table,
                "INSERT OR UPDATE",
                columns,
                empty.of(WRITTEN),
                values.stream().map(v -> v.of(WRITTEN)).toList(),
                outlook);
    }
}
