// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import io.suture.core.outlook.Outlook;
import io.suture.core.plan.LockMode;
import io.suture.core.plan.Sql;
import io.suture.core.plan.Step;
import io.suture.core.plan.Takes;
import io.suture.core.plan.Undo;
import io.suture.core.sql.RelationRef;
import io.suture.core.sql.Statement;
import io.suture.core.sql.TableName;
import io.suture.core.sql.ddl.AlterCommand;
import io.suture.core.sql.ddl.AlterTable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** How a statement that ran as written is taken back, where its form alone says so: what it made is dropped. */
final class Inverse {
    private Inverse() {}

    /** @param outlook before the statement */
    static Undo of(Statement statement, Outlook outlook) {
        return switch (statement.kind()) {
            case CREATE_TABLE, CREATE_TABLE_AS ->
                dropped(statement, outlook, "TABLE")
                        .map(u -> u.losing("the rows of what was made"))
                        .orElseGet(() -> unknown(statement));
            case CREATE_VIEW -> dropped(statement, outlook, "VIEW").orElseGet(() -> unknown(statement));
            case CREATE_MATERIALIZED_VIEW ->
                dropped(statement, outlook, "MATERIALIZED VIEW").orElseGet(() -> unknown(statement));
            case CREATE_SEQUENCE -> dropped(statement, outlook, "SEQUENCE").orElseGet(() -> unknown(statement));
            case CREATE_INDEX -> dropped(statement, outlook, "INDEX").orElseGet(() -> unknown(statement));
            case ALTER_TABLE -> columns(statement, outlook);
            case SELECT, SET, RESET, SET_LOCAL, COMMENT, ANALYZE, VACUUM, REFRESH_MATERIALIZED_VIEW -> Undo.nothing();
            default -> unknown(statement);
        };
    }

    /** Only what is not there yet: {@code OR REPLACE} and {@code IF NOT EXISTS} may have made nothing. */
    private static Optional<Undo> dropped(Statement statement, Outlook outlook, String what) {
        return statement.relations().stream()
                .filter(ref -> ref.use() == RelationRef.Use.DEFINES)
                .filter(ref -> outlook.find(ref).isEmpty())
                .map(ref -> ref.in(outlook.path().creation()))
                .findFirst()
                .map(name ->
                        Undo.by(new Step.Transaction(List.of(Sql.of("DROP " + what + " " + name)), exclusive(name))));
    }

    private static Undo columns(Statement statement, Outlook outlook) {
        AlterTable alter = AlterTable.of(statement).orElseThrow();
        Optional<TableName> table = outlook.find(alter.relation());
        boolean addsOnly = alter.commands().stream().allMatch(c -> c.subtype().equals("AddColumn") && !c.isLenient());
        if (table.isEmpty() || !addsOnly) {
            return unknown(statement);
        }
        String drops = alter.commands().stream()
                .map(AlterCommand::column)
                .map(column -> "DROP COLUMN "
                        + io.suture.core.sql.Identifier.of(
                                column.orElseThrow().node().text("colname")))
                .collect(Collectors.joining(", "));
        Sql sql = Sql.of("ALTER TABLE " + table.get() + " " + drops);
        return Undo.by(new Step.Transaction(List.of(sql), exclusive(table.get())))
                .losing("what was written into the new columns of "
                        + table.get().display());
    }

    private static Takes exclusive(TableName name) {
        return Takes.lock(name, LockMode.ACCESS_EXCLUSIVE);
    }

    private static Undo unknown(Statement statement) {
        return Undo.impossible("nobody said how to take back " + statement.kind() + " at " + statement.at());
    }
}
