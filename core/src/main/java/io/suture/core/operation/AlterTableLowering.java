// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import com.google.auto.service.AutoService;
import io.suture.core.catalog.RelationKind;
import io.suture.core.outlook.Outlook;
import io.suture.core.sql.AlterTableText;
import io.suture.core.sql.Statement;
import io.suture.core.sql.StatementKind;
import io.suture.core.sql.TableName;
import io.suture.core.sql.ddl.AlterCommand;
import io.suture.core.sql.ddl.AlterTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Cuts an {@code ALTER TABLE} into the sub-commands that have an online route and the rest.
 *
 * <p>The rest stays one statement and comes first: PostgreSQL itself adds constraints after everything else, whatever the order
 * they are written in ({@code AlterTablePass} in {@code tablecmds.c}). Nothing is cut where no sub-command has a route.
 */
@AutoService(Lowering.class)
public final class AlterTableLowering implements Lowering {
    private static final List<AlterRoute> ROUTES = ServiceLoader.load(AlterRoute.class).stream()
            .map(ServiceLoader.Provider::get)
            .toList();

    @Override
    public Optional<List<Operation>> lower(Statement statement, Outlook outlook) {
        if (statement.kind() != StatementKind.ALTER_TABLE) {
            return Optional.empty();
        }
        AlterTable alter = AlterTable.of(statement).orElseThrow();
        return outlook.find(alter.relation())
                .filter(outlook::isShared)
                .filter(table -> isOrdinary(outlook, table))
                .flatMap(table -> cut(statement, alter, table, outlook));
    }

    private static boolean isOrdinary(Outlook outlook, TableName table) {
        RelationKind kind = outlook.relation(table).orElseThrow().kind();
        return kind == RelationKind.TABLE || kind == RelationKind.PARTITIONED_TABLE;
    }

    private static Optional<List<Operation>> cut(
            Statement statement, AlterTable alter, TableName table, Outlook outlook) {
        AlterTableText text = AlterTableText.of(statement);
        List<Operation> routed = new ArrayList<>();
        List<AlterCommand> rest = new ArrayList<>();
        List<String> restText = new ArrayList<>();
        for (int i = 0; i < text.commands().size(); i++) {
            AlterCommand command = alter.commands().get(i);
            AlterPart part = new AlterPart(statement, table, text.commands().get(i));
            Optional<Operation> operation = alter.relation().only() ? Optional.empty() : route(part, command, outlook);
            if (operation.isPresent()) {
                routed.add(operation.get());
            } else {
                rest.add(command);
                restText.add(part.text());
            }
        }
        if (routed.isEmpty()) {
            return Optional.empty();
        }
        if (!rest.isEmpty()) {
            routed.addFirst(new AlterRest(statement, table, rest, text.with(restText)));
        }
        return Optional.of(routed);
    }

    private static Optional<Operation> route(AlterPart part, AlterCommand command, Outlook outlook) {
        return ROUTES.stream()
                .flatMap(route -> route.take(part, command, outlook).stream())
                .findFirst();
    }
}
