// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import io.suture.core.outlook.Outlook;
import io.suture.core.sql.AlterTableText;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.Node;
import io.suture.core.sql.Statement;
import io.suture.core.sql.StatementKind;
import io.suture.core.sql.TableName;
import io.suture.core.sql.ddl.AlterCommand;
import io.suture.core.sql.ddl.AlterTable;
import io.suture.core.sql.ddl.ConstraintType;
import io.suture.core.sql.ddl.Expressions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A column that comes with a default, where a later UPDATE of the same transaction is meant for the rows in which it is null: there would be none, since
 * the default is every row's at once. Given a moment later, in the same statement, it is that of new rows only, and the UPDATE finds those that
 * were there.
 *
 * @param statement to be run in place of the author's
 * @param columns whose default waits
 */
record LateDefault(Statement statement, List<Identifier> columns) {
    /**
     * @param later the statements behind it, in order
     * @return empty where no UPDATE is defeated, or the defeat is harmless: it would write what the default is
     */
    static Optional<LateDefault> of(Statement statement, List<Statement> later, Outlook outlook) {
        Optional<AlterTable> alter =
                AlterTable.of(statement).filter(a -> statement.kind() == StatementKind.ALTER_TABLE);
        Optional<TableName> table =
                alter.flatMap(a -> outlook.find(a.relation())).filter(outlook::isShared);
        if (table.isEmpty()) {
            return Optional.empty();
        }
        List<AlterCommand> commands = alter.orElseThrow().commands();
        Set<Identifier> defeated = later.stream()
                .filter(s -> s.kind() == StatementKind.UPDATE)
                .filter(s -> ColumnFill.table(s, outlook).equals(table))
                .filter(s -> !writesDefaults(s, commands))
                .flatMap(s -> ColumnFill.nulls(s).stream())
                .collect(Collectors.toSet());
        List<AlterCommand> late = commands.stream()
                .filter(c -> isNewWithDefault(c, table.orElseThrow(), outlook))
                .filter(c -> defeated.contains(c.column().orElseThrow().name()))
                .toList();
        return late.isEmpty() ? Optional.empty() : Optional.of(of(statement, commands, late));
    }

    private static LateDefault of(Statement statement, List<AlterCommand> commands, List<AlterCommand> late) {
        AlterTableText text = AlterTableText.of(statement);
        List<String> words = new ArrayList<>();
        List<String> defaults = new ArrayList<>();
        for (int i = 0; i < commands.size(); i++) {
            if (late.contains(commands.get(i))) {
                ColumnWords column =
                        ColumnWords.of(commands.get(i), text.commands().get(i), c -> c.is(ConstraintType.DEFAULT));
                words.add(column.wordsWithoutConstraints());
                defaults.add(
                        "ALTER COLUMN " + commands.get(i).column().orElseThrow().name() + " SET "
                                + column.constraints().getFirst().body());
            } else {
                words.add(text.commands().get(i));
            }
        }
        words.addAll(defaults);
        return new LateDefault(
                Lowerings.statement(text.with(words)),
                late.stream().map(c -> c.column().orElseThrow().name()).toList());
    }

    private static boolean isNewWithDefault(AlterCommand command, TableName table, Outlook outlook) {
        return command.is("AddColumn")
                && command.column()
                        .filter(c -> c.defaultExpression().isPresent() && !c.has(ConstraintType.NOTNULL))
                        .filter(ColumnWords::isDivisible)
                        .filter(c -> outlook.relation(table)
                                .flatMap(r -> r.column(c.name()))
                                .isEmpty())
                        .isPresent();
    }

    /** Whether all it would write are the defaults of the columns it writes. */
    private static boolean writesDefaults(Statement update, List<AlterCommand> commands) {
        return update.tree().list("targetList").stream()
                .allMatch(target -> commands.stream()
                        .flatMap(c -> c.column().stream())
                        .filter(c -> c.name().value().equals(target.text("name")))
                        .flatMap(c -> c.defaultExpression().stream())
                        .anyMatch(d -> isSame(d, target.field("val").orElseThrow())));
    }

    private static boolean isSame(Node one, Node other) {
        return Expressions.constant(one)
                .filter(c -> Expressions.constant(other).equals(Optional.of(c)))
                .isPresent();
    }

    /** For the author. */
    String why() {
        String names = columns.stream().map(Identifier::value).collect(Collectors.joining(", "));
        return names
                + " gets its default a moment after it has come: as written every row would have it at once, and the UPDATE "
                + "that looks for rows without " + names + " would find none";
    }
}
