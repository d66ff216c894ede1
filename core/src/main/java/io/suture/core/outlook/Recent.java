// SPDX-License-Identifier: Apache-2.0
package io.suture.core.outlook;

import io.suture.core.sql.RelationRef;
import io.suture.core.sql.Statement;
import io.suture.core.sql.TableName;
import io.suture.core.sql.ddl.AlterCommand;
import io.suture.core.sql.ddl.AlterTable;
import java.util.HashSet;
import java.util.Set;

/**
 * Which relations a run has altered by now. The outlook follows columns, constraints and indexes; grants, policies, triggers, comments,
 * parameters it does not: who needs them whole asks here, and can have the catalog read again between two migrations.
 */
public final class Recent {
    private static final Set<String> FOLLOWED = Set.of(
            "AddColumn",
            "DropColumn",
            "AlterColumnType",
            "ColumnDefault",
            "SetNotNull",
            "DropNotNull",
            "AddConstraint",
            "DropConstraint",
            "ValidateConstraint");

    private final Set<TableName> before = new HashSet<>();
    private final Set<TableName> here = new HashSet<>();
    private final Set<TableName> unfollowedHere = new HashSet<>();
    private boolean readAnew;

    void become(Recent other) {
        Outlook.become(before, other.before);
        Outlook.become(here, other.here);
        Outlook.become(unfollowedHere, other.unfollowedHere);
        readAnew = other.readAnew;
    }

    void migrationBegins() {
        before.addAll(here);
        here.clear();
        unfollowedHere.clear();
        readAnew = false;
    }

    void add(Statement statement, Outlook outlook) {
        for (RelationRef ref : statement.relations()) {
            if (ref.use() == RelationRef.Use.ALTERS || ref.use() == RelationRef.Use.DEFINES) {
                outlook.find(ref).ifPresent(relation -> add(relation, statement));
            }
        }
    }

    private void add(TableName relation, Statement statement) {
        here.add(relation);
        if (!isFollowed(statement)) {
            unfollowedHere.add(relation);
        }
    }

    private static boolean isFollowed(Statement statement) {
        return switch (statement.kind()) {
            case CREATE_INDEX, DROP_INDEX -> true;
            case ALTER_TABLE ->
                AlterTable.of(statement)
                        .filter(a ->
                                a.commands().stream().map(AlterCommand::subtype).allMatch(FOLLOWED::contains))
                        .isPresent();
            default -> false;
        };
    }

    /** Whether an earlier migration of the run has altered it. */
    public boolean isAlteredBefore(TableName relation) {
        return before.contains(relation);
    }

    /** Whether an earlier statement of the same migration has altered what the outlook does not follow. */
    public boolean isAlteredHere(TableName relation) {
        return unfollowedHere.contains(relation);
    }

    /** The migration that is being planned would be better planned from the catalog as it will be then. */
    public void readAnew() {
        readAnew = true;
    }

    public boolean isToBeReadAnew() {
        return readAnew;
    }
}
