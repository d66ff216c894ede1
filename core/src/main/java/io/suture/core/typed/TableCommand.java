// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed;

import io.suture.core.sql.AlterTableText;
import io.suture.core.sql.Node;
import io.suture.core.sql.QualifiedName;
import io.suture.core.sql.Statement;
import io.suture.core.sql.StatementKind;
import io.suture.core.sql.StatementText;
import io.suture.core.sql.ddl.AlterCommand;
import io.suture.core.sql.ddl.AlterTable;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A sub-command of an {@code ALTER TABLE}, with the text it stands in.
 *
 * @param statement the text of the whole
 * @param words the sub-command as written
 */
public record TableCommand(QualifiedName table, AlterCommand command, StatementText statement, String words) {
    /** Those of the statement, in order; none where it is something else. */
    public static List<TableCommand> of(Statement statement) {
        if (statement.kind() != StatementKind.ALTER_TABLE) {
            return List.of();
        }
        AlterTable alter = AlterTable.of(statement).orElseThrow();
        List<AlterCommand> commands = alter.commands();
        List<String> words = AlterTableText.of(statement).commands();
        QualifiedName table =
                new QualifiedName(alter.relation().schema(), alter.relation().name());
        StatementText text = statement.edit();
        return IntStream.range(0, commands.size())
                .mapToObj(i -> new TableCommand(table, commands.get(i), text, words.get(i)))
                .toList();
    }

    /** The {@code Constraint} of an ADD of this kind, for example {@code CONSTR_CHECK}. */
    public Optional<Node> constraint(String type) {
        return is("AddConstraint")
                ? command.definition().filter(d -> d.text("contype").equals(type))
                : Optional.empty();
    }

    public boolean is(String subtype) {
        return command.is(subtype);
    }
}
