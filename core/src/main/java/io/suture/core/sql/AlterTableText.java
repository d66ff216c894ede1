// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql;

import java.util.List;

/**
 * An {@code ALTER TABLE} (or INDEX, VIEW …) cut into its sub-commands.
 *
 * @param head {@code ALTER TABLE ONLY "t"}, as written
 * @param commands each exactly as written, in order; as many as the tree has {@code cmds}
 */
public record AlterTableText(String head, List<String> commands) {
    public AlterTableText {
        commands = List.copyOf(commands);
    }

    /**
     * @param statement whose tree is an {@code AlterTableStmt}
     * @throws IllegalStateException if text and tree disagree: a defect
     */
    public static AlterTableText of(Statement statement) {
        StatementText text = statement.edit();
        Token last =
                QualifiedNameText.endOf(text, statement.tree().field("relation").orElseThrow());
        int start = text.after(last).orElseThrow().offset();
        List<String> commands = text.items(start).stream().map(text::text).toList();
        if (commands.size() != statement.tree().list("cmds").size()) {
            throw new IllegalStateException("text and tree disagree about the sub-commands of: " + statement.text());
        }
        return new AlterTableText(text.source().substring(0, last.end()), commands);
    }

    /** A statement with these sub-commands only. */
    public String with(List<String> some) {
        return head + " " + String.join(", ", some);
    }
}
