// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation.enums;

import com.google.auto.service.AutoService;
import io.suture.core.catalog.DataType.EnumType;
import io.suture.core.operation.AlterTableInParts;
import io.suture.core.operation.Joint;
import io.suture.core.outlook.Outlook;
import io.suture.core.sql.Node;
import io.suture.core.sql.Statement;
import io.suture.core.sql.TableName;
import io.suture.core.sql.ddl.RelationName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An enum made anew as one writes it: {@code ALTER TYPE t RENAME TO old; CREATE TYPE t AS ENUM (…); ALTER TABLE … ALTER COLUMN c TYPE t USING
 * c::text::t; DROP TYPE old}, or the new one first and renamed last. Statement by statement, who compares a column with a literal of the
 * type would meet another type for as long as tables are copied.
 */
@AutoService(Joint.class)
public final class EnumAnew implements Joint {
    @Override
    public Optional<Joined> join(Statement first, List<Statement> later, Outlook outlook) {
        boolean begins = first.tree().is("CreateEnumStmt") || renamed(first).isPresent();
        return begins
                ? Run.of(Stream.concat(Stream.of(first), later.stream()).toList())
                        .flatMap(run -> run.operation(outlook).map(o -> joined(run, o)))
                : Optional.empty();
    }

    private static Joined joined(Run run, ReplaceEnum operation) {
        List<Statement> all = run.all();
        return new Joined(
                operation,
                all.subList(1, all.size()),
                List.of("lines " + all.getFirst().line() + " to "
                        + all.getLast().line()
                        + " are carried out as one change of type "
                        + operation.type().name().display() + ", so that nobody meets both types"));
    }

    /** The statements, as many as belong together. */
    private record Run(
            Statement rename, Statement create, List<Statement> alters, Statement drop, List<Statement> all) {
        static Optional<Run> of(List<Statement> statements) {
            boolean newFirst = statements.getFirst().tree().is("CreateEnumStmt");
            List<Statement> alters = new ArrayList<>();
            int at = newFirst ? 1 : 2;
            while (at < statements.size() && statements.get(at).tree().is("AlterTableStmt")) {
                alters.add(statements.get(at++));
            }
            int end = newFirst ? at + 2 : at + 1;
            if (alters.isEmpty() || end > statements.size()) {
                return Optional.empty();
            }
            List<Statement> all = statements.subList(0, end);
            Run run = newFirst
                    ? new Run(all.getLast(), all.getFirst(), alters, all.get(at), all)
                    : new Run(all.getFirst(), all.get(1), alters, all.getLast(), all);
            return Optional.of(run).filter(Run::fits);
        }

        /** In both orders the new type is what is renamed, or has the name of what was; and what goes has the other name. */
        private boolean fits() {
            Optional<RelationName> from = renamed(rename);
            return from.isPresent()
                    && create.tree().is("CreateEnumStmt")
                    && created().equals(from.get())
                    && dropped()
                            .filter(d -> d.name().value().equals(rename.tree().text("newname"))
                                    && d.schema().equals(from.get().schema()))
                            .isPresent();
        }

        private RelationName created() {
            return RelationName.of(create.tree().strings("typeName"));
        }

        private Optional<RelationName> dropped() {
            return drop.tree().is("DropStmt") && drop.tree().text("removeType").equals("OBJECT_TYPE")
                    ? drop.tree().list("objects").stream()
                            .filter(o -> drop.tree().list("objects").size() == 1)
                            .map(o -> RelationName.of(o.strings("names")))
                            .findFirst()
                    : Optional.empty();
        }

        /** Empty where some column that holds the type is left out, or changed otherwise, or has no way to the new one. */
        Optional<ReplaceEnum> operation(Outlook outlook) {
            RelationName old =
                    rename.equals(all.getFirst()) ? created() : dropped().orElseThrow();
            if (!(outlook.type(old.schema(), old.name()).orElse(null) instanceof EnumType type)) {
                return Optional.empty();
            }
            List<String> labels = create.tree().strings("vals");
            ReplaceEnum operation = ReplaceEnum.of(type, labels, Map.of(), outlook);
            List<AlterTableInParts> changes = alters.stream()
                    .flatMap(a -> AlterTableInParts.of(a, outlook).stream())
                    .toList();
            Set<TableName> changed =
                    changes.stream().map(AlterTableInParts::table).collect(Collectors.toSet());
            boolean whole = changes.size() == alters.size()
                    && changed.equals(operation.holders())
                    && operation.holders().stream().noneMatch(outlook.recent()::isAlteredHere)
                    && changed.stream().allMatch(t -> converts(t, changes, type, outlook));
            return Optional.of(operation)
                    .filter(o -> whole && o.obstacles(outlook).isEmpty());
        }

        private boolean converts(TableName table, List<AlterTableInParts> changes, EnumType type, Outlook outlook) {
            List<AlterTableInParts.Part> parts = changes.stream()
                    .filter(c -> c.table().equals(table))
                    .flatMap(c -> c.parts().stream())
                    .toList();
            return new PlainConversion(outlook.relation(table).orElseThrow(), new TypeWords(type.name()), created())
                    .isAllOf(parts);
        }
    }

    private static Optional<RelationName> renamed(Statement statement) {
        Node tree = statement.tree();
        boolean type = tree.is("RenameStmt") && tree.text("renameType").equals("OBJECT_TYPE");
        return type ? tree.field("object").map(o -> RelationName.of(o.strings("items"))) : Optional.empty();
    }
}
