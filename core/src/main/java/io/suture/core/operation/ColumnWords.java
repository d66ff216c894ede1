// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.Node;
import io.suture.core.sql.StatementText;
import io.suture.core.sql.Token;
import io.suture.core.sql.ddl.AlterCommand;
import io.suture.core.sql.ddl.ColumnClause;
import io.suture.core.sql.ddl.ConstraintClause;
import io.suture.core.sql.ddl.ConstraintType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * An {@code ADD COLUMN} taken apart into the column and some of its constraints.
 *
 * @param withoutConstraints the sub-command for the column alone
 * @param wordsWithoutConstraints the same as SQL
 * @param constraints as constraints of the table
 */
record ColumnWords(AlterCommand withoutConstraints, String wordsWithoutConstraints, List<Loose> constraints) {
    /**
     * A constraint that stood at the column.
     *
     * @param body its words as a constraint of the table, without ADD and name
     */
    record Loose(ConstraintClause clause, String body) {}

    /** A part of the text: from its first character to the first of what follows. */
    private record Piece(ConstraintClause clause, int start, int end) {}

    /** Whether the text can be cut: no COLLATE between or after constraints, every constraint has its place. */
    static boolean isDivisible(ColumnClause column) {
        int collation = column.node()
                .field("collClause")
                .map(c -> c.location().orElse(Integer.MAX_VALUE))
                .orElse(-1);
        return column.constraints().stream()
                .allMatch(c ->
                        c.node().location().isPresent() && c.node().location().getAsInt() > collation);
    }

    /**
     * @param words the text of the sub-command
     * @param taken which of the constraints are taken out
     */
    static ColumnWords of(AlterCommand command, String words, Predicate<ConstraintClause> taken) {
        ColumnClause column = command.column().orElseThrow();
        int offset = column.node().location().orElseThrow() - columnStart(words);
        List<Piece> pieces = pieces(column, taken, offset, words.length());
        StringBuilder left = new StringBuilder(words);
        List<Loose> loose = new ArrayList<>();
        for (Piece piece : pieces.reversed()) {
            left.delete(piece.start(), piece.end()).insert(piece.start(), ' ');
        }
        for (Piece piece : pieces) {
            String text = words.substring(piece.start(), piece.end()).strip();
            loose.add(new Loose(ofTable(piece.clause(), column.name()), body(piece.clause(), text, column.name())));
        }
        return new ColumnWords(without(command, column, taken), left.toString().strip(), loose);
    }

    /** Of the column's name, behind {@code ADD [COLUMN] [IF NOT EXISTS]}. */
    private static int columnStart(String words) {
        List<Token> tokens = StatementText.of(words).tokens();
        int at = 1;
        at += tokens.get(at).is("column") ? 1 : 0;
        at += tokens.get(at).is("if") ? 3 : 0;
        return tokens.get(at).offset();
    }

    private static List<Piece> pieces(ColumnClause column, Predicate<ConstraintClause> taken, int offset, int end) {
        List<ConstraintClause> all = column.constraints();
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (taken.test(all.get(i))) {
                int next = i + 1;
                while (next < all.size() && all.get(next).type().isAttribute()) {
                    next++;
                }
                int stop = next < all.size() ? start(all.get(next)) - offset : end;
                pieces.add(new Piece(all.get(i), start(all.get(i)) - offset, stop));
            }
        }
        return pieces;
    }

    private static int start(ConstraintClause clause) {
        return clause.node().location().orElseThrow();
    }

    /** {@code REFERENCES …} becomes {@code FOREIGN KEY (column) REFERENCES …}, a key gets its column. */
    private static String body(ConstraintClause clause, String text, Identifier column) {
        List<Token> tokens = StatementText.of(text).tokens();
        int first = tokens.getFirst().is("constraint")
                ? tokens.get(2).offset()
                : tokens.getFirst().offset();
        String plain = text.substring(first);
        return switch (clause.type()) {
            case FOREIGN -> "FOREIGN KEY (" + column + ") " + plain;
            case UNIQUE -> "UNIQUE (" + column + ")" + plain.substring("unique".length());
            case PRIMARY -> "PRIMARY KEY (" + column + ")" + plain.substring(behind(plain, "key"));
            default -> plain;
        };
    }

    private static int behind(String text, String word) {
        Token token = StatementText.of(text).tokens().stream()
                .filter(t -> t.is(word))
                .findFirst()
                .orElseThrow();
        return token.offset() + word.length();
    }

    /** As the parser would read it in a list of table constraints. */
    private static ConstraintClause ofTable(ConstraintClause clause, Identifier column) {
        ObjectNode fields = clause.node().json().deepCopy();
        ArrayNode columns = JsonNodeFactory.instance.arrayNode();
        ObjectNode name = JsonNodeFactory.instance.objectNode();
        name.putObject("String").put("sval", column.value());
        columns.add(name);
        if (clause.is(ConstraintType.FOREIGN)) {
            fields.set("fk_attrs", columns);
        } else if (clause.is(ConstraintType.UNIQUE) || clause.is(ConstraintType.PRIMARY)) {
            fields.set("keys", columns);
        }
        return ConstraintClause.of(Node.made("Constraint", fields));
    }

    private static AlterCommand without(AlterCommand command, ColumnClause column, Predicate<ConstraintClause> taken) {
        ObjectNode fields = command.node().json().deepCopy();
        ObjectNode definition = (ObjectNode) fields.get("def").get("ColumnDef");
        ArrayNode kept = JsonNodeFactory.instance.arrayNode();
        boolean dropping = false;
        for (ConstraintClause constraint : column.constraints()) {
            dropping = taken.test(constraint) || dropping && constraint.type().isAttribute();
            if (!dropping) {
                ObjectNode wrapped = JsonNodeFactory.instance.objectNode();
                wrapped.set("Constraint", constraint.node().json());
                kept.add(wrapped);
            }
        }
        definition.set("constraints", kept);
        return new AlterCommand(
                new Node(command.node().tag(), fields, command.node().locations()));
    }
}
