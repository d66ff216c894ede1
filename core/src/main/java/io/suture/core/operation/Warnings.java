// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import io.suture.core.outlook.Outlook;
import io.suture.core.plan.LockMode;
import io.suture.core.plan.Takes;
import io.suture.core.sql.AlterTableText;
import io.suture.core.sql.Statement;
import io.suture.core.sql.StatementKind;
import io.suture.core.sql.TableName;
import io.suture.core.sql.ddl.AlterCommand;
import io.suture.core.sql.ddl.AlterTable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What an author should know of a statement that runs as written: who waits, and for how long. */
final class Warnings {
    /** What can be done in a copy. */
    private static final Set<String> COPIED =
            Set.of("AlterColumnType", "AddColumn", "SetLogged", "SetUnLogged", "SetAccessMethod");

    private Warnings() {}

    static void about(Statement statement, Takes takes, Draft draft) {
        Set<TableName> read = new TreeSet<>(takes.scans());
        read.removeAll(takes.rewrites());
        read.removeIf(t -> !blocksWrites(takes, t));
        Set<TableName> rewritten = new TreeSet<>(takes.rewrites());
        rewritten.removeIf(t -> !takes.scans().contains(t) || !blocksWrites(takes, t));
        if (!rewritten.isEmpty()) {
            draft.note(where(statement) + "writes every row of " + names(rewritten) + " anew; "
                    + waiting(takes, rewritten));
            whyNotInCopy(statement, draft.outlook())
                    .ifPresent(why -> draft.note(where(statement) + "not in a copy beside it, because " + why));
        }
        if (!read.isEmpty()) {
            draft.note(where(statement) + "reads every row of " + names(read) + "; " + waiting(takes, read));
        }
        if (statement.opaque()) {
            draft.note(
                    where(statement) + "what it does cannot be seen in advance; what follows is planned anew after it");
        }
    }

    /** Why a table is written anew as written. */
    private static Optional<String> whyNotInCopy(Statement statement, Outlook outlook) {
        Optional<AlterTable> alter =
                AlterTable.of(statement).filter(a -> statement.kind() == StatementKind.ALTER_TABLE);
        Optional<TableName> table =
                alter.flatMap(a -> outlook.find(a.relation())).filter(outlook::isShared);
        List<AlterCommand> commands = alter.map(AlterTable::commands).orElse(List.of());
        return commands.stream()
                .filter(c -> COPIED.contains(c.subtype()))
                .findFirst()
                .flatMap(c -> table.flatMap(t -> AlterInCopy.obstacle(
                        c, AlterTableText.of(statement).commands().get(commands.indexOf(c)), t, outlook)));
    }

    private static boolean blocksWrites(Takes takes, TableName table) {
        LockMode mode = takes.locks().get(table);
        return mode != null && mode.blocksWrites();
    }

    private static String waiting(Takes takes, Set<TableName> tables) {
        boolean reads = tables.stream().map(t -> takes.locks().get(t)).anyMatch(m -> m != null && m.blocksReads());
        return reads ? "meanwhile nobody reads or writes it" : "meanwhile nobody writes it";
    }

    private static String names(Set<TableName> tables) {
        return tables.stream().map(TableName::display).collect(Collectors.joining(", "));
    }

    private static String where(Statement statement) {
        return "line " + statement.line() + ": ";
    }
}
