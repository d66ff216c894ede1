// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import io.suture.core.catalog.Constraint;
import io.suture.core.catalog.ConstraintKind;
import io.suture.core.catalog.Relation;
import io.suture.core.outlook.Outlook;
import io.suture.core.sql.AlterTableText;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.Statement;
import io.suture.core.sql.StatementKind;
import io.suture.core.sql.TableName;
import io.suture.core.sql.ddl.AlterCommand;
import io.suture.core.sql.ddl.AlterTable;
import io.suture.core.sql.ddl.ConstraintType;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A key that is dropped where a later statement of the same transaction adds another: the new one's index is built before the old
 * one goes, so that there is no moment without uniqueness. In one statement {@link AlterTableInParts} sees to it.
 */
final class KeyReplacement {
    private KeyReplacement() {}

    /** @param later the statements behind it, in order */
    static void prepare(Draft draft, Statement statement, List<Statement> later) {
        Optional<TableName> table = table(statement, draft.outlook()).filter(t -> dropsKey(statement, t, draft));
        if (table.isEmpty()) {
            return;
        }
        later.stream()
                .takeWhile(s -> isHarmless(s, table.get(), draft.outlook()))
                .flatMap(s -> keys(s, table.get(), draft.outlook()))
                .forEach(key -> key.prepareEarly(draft));
    }

    private static Optional<TableName> table(Statement statement, Outlook outlook) {
        return AlterTable.of(statement)
                .filter(a -> statement.kind() == StatementKind.ALTER_TABLE)
                .flatMap(a -> outlook.find(a.relation()))
                .filter(outlook::isShared)
                .filter(t -> outlook.relation(t).filter(r -> !r.isPartitioned()).isPresent());
    }

    /** Drops one and adds none itself. */
    private static boolean dropsKey(Statement statement, TableName table, Draft draft) {
        List<AlterCommand> commands = AlterTable.of(statement).orElseThrow().commands();
        Relation relation = draft.outlook().relation(table).orElseThrow();
        return commands.stream().anyMatch(c -> c.is("DropConstraint") && isKey(relation.constraint(c.name())))
                && commands.stream().noneMatch(c -> c.is("AddConstraint"));
    }

    private static boolean isKey(Optional<Constraint> constraint) {
        return constraint
                .map(Constraint::kind)
                .filter(k -> k == ConstraintKind.UNIQUE || k == ConstraintKind.PRIMARY_KEY)
                .isPresent();
    }

    /** Neither rows nor the columns of the table are changed before the key is there. */
    private static boolean isHarmless(Statement statement, TableName table, Outlook outlook) {
        return switch (statement.kind()) {
            case ALTER_TABLE ->
                !table(statement, outlook).equals(Optional.of(table))
                        || AlterTable.of(statement).orElseThrow().commands().stream()
                                .allMatch(c -> c.is("AddColumn") || c.is("AddConstraint") || c.is("DropConstraint"));
            case CREATE_TABLE, CREATE_INDEX, CREATE_VIEW, CREATE_SEQUENCE, COMMENT, GRANT -> !statement.opaque();
            default -> false;
        };
    }

    private static Stream<AddKey> keys(Statement statement, TableName table, Outlook outlook) {
        if (!table(statement, outlook).equals(Optional.of(table))) {
            return Stream.of();
        }
        List<AlterCommand> commands = AlterTable.of(statement).orElseThrow().commands();
        List<String> words = AlterTableText.of(statement).commands();
        return IntStream.range(0, commands.size())
                .boxed()
                .flatMap(i -> key(commands.get(i), words.get(i), table).stream())
                .filter(key -> key.clause().columns().stream().allMatch(c -> isThere(c, table, outlook)));
    }

    private static Optional<AddKey> key(AlterCommand command, String words, TableName table) {
        return command.constraint()
                .filter(c -> command.is("AddConstraint"))
                .filter(c -> c.is(ConstraintType.UNIQUE) || c.is(ConstraintType.PRIMARY))
                .filter(c -> c.usingIndex().isEmpty() && !c.isTemporal())
                .map(c -> new AddKey(table, c, ConstraintWords.body(words)));
    }

    private static boolean isThere(Identifier column, TableName table, Outlook outlook) {
        return outlook.relation(table).flatMap(r -> r.column(column)).isPresent();
    }
}
