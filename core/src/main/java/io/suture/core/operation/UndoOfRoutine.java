// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import io.suture.core.catalog.Routine;
import io.suture.core.outlook.Outlook;
import io.suture.core.outlook.Touched;
import io.suture.core.plan.Undo;
import io.suture.core.sql.Span;
import io.suture.core.sql.Statement;
import io.suture.core.sql.StatementText;
import io.suture.core.sql.TableName;
import io.suture.core.sql.Token;
import io.suture.core.sql.ddl.Parameters;
import io.suture.core.sql.ddl.RelationName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A new function is dropped; one that was replaced gets its old definition. */
final class UndoOfRoutine {
    private final Statement statement;
    private final TableName name;
    private final Parameters parameters;
    private final List<Routine> before;

    private UndoOfRoutine(Statement statement, Outlook outlook) {
        this.statement = statement;
        this.name = outlook.place(RelationName.of(statement.tree().strings("funcname")));
        this.parameters = Parameters.of(statement.tree());
        this.before = outlook.catalog().contents().routines().stream()
                .filter(r -> r.name().equals(name))
                .toList();
    }

    static Undo of(Statement statement, Outlook outlook) {
        UndoOfRoutine undo = new UndoOfRoutine(statement, outlook);
        boolean unread = outlook.isTouched(Touched.routine(undo.name));
        boolean replace = statement.tree().flag("replace");
        if (unread && replace) {
            return Undo.impossible("what " + undo.name.display() + " was before is not known: the same run made it");
        }
        return replace ? undo.replaced() : undo.drop();
    }

    private Undo replaced() {
        Optional<Routine> same = before.stream()
                .filter(r -> r.arguments().equals(parameters.identity()))
                .findFirst();
        boolean other = before.stream().noneMatch(r -> Parameters.inputs(r.arguments()) == parameters.inputs());
        if (same.isEmpty() && !other) {
            return Undo.impossible("it is not known which function of the name " + name.display() + " was replaced");
        }
        return same.map(r -> UndoOf.by(r.definition().strip())).orElseGet(this::drop);
    }

    private Undo drop() {
        String what = statement.tree().flag("is_procedure") ? "PROCEDURE" : "FUNCTION";
        return UndoOf.by("DROP " + what + " IF EXISTS " + name + "(" + written() + ")");
    }

    /** The parameters as the author wrote them, without their defaults. */
    private String written() {
        StatementText text = statement.edit();
        Token open =
                text.tokens().stream().filter(t -> t.isSymbol("(")).findFirst().orElseThrow();
        List<String> kept = new ArrayList<>();
        int end = text.closing(open).offset();
        for (Token first = text.after(open).orElseThrow(); first.offset() < end; ) {
            Span item = text.item(first.offset());
            kept.add(withoutDefault(text, item));
            Token comma = text.tokenFrom(item.end()).orElseThrow();
            first = comma.offset() < end ? text.after(comma).orElseThrow() : comma;
        }
        return String.join(", ", kept);
    }

    private static String withoutDefault(StatementText text, Span item) {
        int end = text.tokens().stream()
                .filter(t -> t.offset() >= item.start() && t.offset() < item.end())
                .filter(t -> t.is("default") || t.isSymbol("="))
                .mapToInt(Token::offset)
                .findFirst()
                .orElse(item.end());
        return text.source().substring(item.start(), end).strip();
    }
}
