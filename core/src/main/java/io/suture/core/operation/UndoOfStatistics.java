// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import io.suture.core.outlook.KnownStatistics;
import io.suture.core.outlook.Outlook;
import io.suture.core.plan.LockMode;
import io.suture.core.plan.Sql;
import io.suture.core.plan.Step;
import io.suture.core.plan.Takes;
import io.suture.core.plan.Undo;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.Node;
import io.suture.core.sql.TableName;
import io.suture.core.sql.ddl.RelationName;
import io.suture.core.sql.ddl.StatisticsClause;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Extended statistics go, come back, or are called and counted as before; what ANALYZE had found comes with the next one. */
final class UndoOfStatistics {
    private UndoOfStatistics() {}

    static Undo create(Node tree, Outlook outlook) {
        StatisticsClause clause = new StatisticsClause(tree);
        Optional<TableName> name = KnownStatistics.name(clause, outlook);
        if (name.isEmpty()) {
            return Undo.impossible("the table of the statistics is not known");
        }
        return KnownStatistics.isTaken(name.get(), outlook)
                ? Undo.nothing()
                : by(clause.table().flatMap(outlook::find), List.of("DROP STATISTICS IF EXISTS " + name.get()));
    }

    static Undo drop(Node tree, Outlook outlook) {
        return Undo.inReverse(tree.list("objects").stream()
                .flatMap(o -> KnownStatistics.find(RelationName.of(o.strings("items")), outlook).stream())
                .map(UndoOfStatistics::dropped)
                .toList());
    }

    private static Undo dropped(KnownStatistics known) {
        List<String> again = Stream.concat(
                        Stream.of(known.statistics().create(known.of())), known.statistics().dress().stream())
                .toList();
        return known.statistics().isKnown()
                ? by(Optional.of(known.of()), again)
                : Undo.impossible("the definition of " + known.statistics().words() + " is not known");
    }

    static Undo target(Node tree, Outlook outlook) {
        return KnownStatistics.find(RelationName.of(tree.strings("defnames")), outlook)
                .map(KnownStatistics::statistics)
                .map(s -> UndoOf.by("ALTER STATISTICS " + s.name() + " SET STATISTICS "
                        + s.target().orElse(-1)))
                .orElseGet(Undo::nothing);
    }

    /** Empty where something else is renamed. */
    static Optional<Undo> renamed(Node tree, Outlook outlook) {
        return KnownStatistics.object(tree, "renameType", outlook)
                .map(s -> s.statistics().name())
                .map(old -> UndoOf.by("ALTER STATISTICS "
                        + new TableName(old.schema(), Identifier.of(tree.text("newname"))) + " RENAME TO "
                        + old.name()));
    }

    /** Empty where something else is moved. */
    static Optional<Undo> moved(Node tree, Outlook outlook) {
        return KnownStatistics.object(tree, "objectType", outlook)
                .map(s -> s.statistics().name())
                .map(old -> UndoOf.by("ALTER STATISTICS "
                        + new TableName(Identifier.of(tree.text("newschema")), old.name()) + " SET SCHEMA "
                        + old.schema()));
    }

    private static Undo by(Optional<TableName> table, List<String> statements) {
        Takes takes =
                table.map(t -> Takes.lock(t, LockMode.SHARE_UPDATE_EXCLUSIVE)).orElse(Takes.NOTHING);
        return Undo.by(new Step.Transaction(statements.stream().map(Sql::of).toList(), takes));
    }
}
