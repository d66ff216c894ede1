// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import io.suture.core.sql.Identifier;
import io.suture.core.sql.RelationRef;
import io.suture.core.sql.Statement;
import io.suture.core.sql.ddl.RelationName;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Which statements of a block must stay in one transaction as they are written, because what one leaves in the session or the
 * transaction is needed by another: temporary tables, prepared statements, cursors, savepoints, deferred constraints, explicit
 * locks.
 *
 * @param bound by place in the block
 * @param reasons in words, for the author
 */
record Bounds(BitSet bound, List<String> reasons) {
    static Bounds of(List<Statement> statements) {
        Bounds bounds = new Bounds(new BitSet(), new ArrayList<>());
        for (int i = 0; i < statements.size(); i++) {
            bounds.see(statements, i);
        }
        return bounds;
    }

    boolean isBound(int place) {
        return bound.get(place);
    }

    /** Whether the transaction may end before this statement. */
    boolean isInside(int place) {
        return place > 0 && bound.get(place) && bound.get(place - 1);
    }

    private void see(List<Statement> statements, int at) {
        Statement statement = statements.get(at);
        Optional<Identifier> temporary = temporary(statement);
        if (temporary.isPresent()) {
            int last = lastUse(statements, at, temporary.get());
            bind(at, last, "temporary table " + temporary.get().value() + " must be seen by what follows");
        }
        switch (statement.kind()) {
            case PREPARE -> bind(at, statements.size() - 1, "a prepared statement must be seen by what follows");
            case DECLARE_CURSOR -> bind(at, statements.size() - 1, "a cursor must be seen by what follows");
            case SAVEPOINT -> bind(at, statements.size() - 1, "a savepoint divides the transaction");
            case SET_CONSTRAINTS -> bind(at, statements.size() - 1, "deferred constraints are checked when it commits");
            case LOCK -> bind(at, statements.size() - 1, "its author locks tables until it commits");
            default -> {}
        }
    }

    private void bind(int from, int to, String why) {
        if (to > from) {
            bound.set(from, to + 1);
            reasons.add(why);
        }
    }

    private static Optional<Identifier> temporary(Statement statement) {
        return switch (statement.tree().tag()) {
            case "CreateStmt" -> relation(statement, "relation");
            case "ViewStmt" -> relation(statement, "view");
            case "CreateSeqStmt" -> relation(statement, "sequence");
            case "CreateTableAsStmt" ->
                statement.tree().field("into").flatMap(i -> temporary(RelationName.in(i, "rel")));
            case "SelectStmt" ->
                statement.tree().field("intoClause").flatMap(i -> temporary(RelationName.in(i, "rel")));
            default -> Optional.empty();
        };
    }

    private static Optional<Identifier> relation(Statement statement, String field) {
        return temporary(RelationName.in(statement.tree(), field));
    }

    private static Optional<Identifier> temporary(Optional<RelationName> name) {
        return name.filter(RelationName::temporary).map(RelationName::name);
    }

    /** What cannot be seen through may use it. */
    private static int lastUse(List<Statement> statements, int from, Identifier name) {
        int last = from;
        for (int i = from + 1; i < statements.size(); i++) {
            boolean uses = statements.get(i).relations().stream()
                    .map(RelationRef::name)
                    .anyMatch(name::equals);
            last = uses || statements.get(i).opaque() ? i : last;
        }
        return last;
    }
}
