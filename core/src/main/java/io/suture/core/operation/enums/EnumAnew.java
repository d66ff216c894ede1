// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation.enums;

import com.google.auto.service.AutoService;
import io.suture.core.catalog.DataType.EnumType;
import io.suture.core.operation.AlterTableInParts;
import io.suture.core.operation.Joint;
import io.suture.core.outlook.Outlook;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.Node;
import io.suture.core.sql.Statement;
import io.suture.core.sql.TableName;
import io.suture.core.sql.ddl.AlterTable;
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
 * c::text::t; DROP TYPE old}, or the new one first and renamed later, as Prisma does. Statement by statement, who compares a column with a literal of the
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

    /**
     * The statements, as many as belong together.
     *
     * @param aside gives what is there another name; empty where it is dropped before the new one takes its name
     * @param rename gives the new type its name, or what is there another one
     */
    private record Run(
            Optional<Statement> aside,
            Statement rename,
            Statement create,
            List<Statement> alters,
            Statement drop,
            List<Statement> all) {
        static Optional<Run> of(List<Statement> statements) {
            return (statements.getFirst().tree().is("CreateEnumStmt") ? newFirst(statements) : oldFirst(statements))
                    .filter(Run::fits);
        }

        private static Optional<Run> oldFirst(List<Statement> all) {
            int at = Math.min(2, all.size());
            List<Statement> alters = alters(all.subList(at, all.size()));
            int end = at + alters.size() + 1;
            return alters.isEmpty() || end > all.size()
                    ? Optional.empty()
                    : Optional.of(new Run(
                            Optional.empty(),
                            all.getFirst(),
                            all.get(1),
                            alters,
                            all.get(end - 1),
                            all.subList(0, end)));
        }

        /** The old one is dropped first, or gets another name and goes last, as Prisma writes it; its defaults come back behind that. */
        private static Optional<Run> newFirst(List<Statement> all) {
            List<Statement> alters = new ArrayList<>(alters(all.subList(1, all.size())));
            int at = 1 + alters.size();
            boolean aside = at < all.size() && renamed(all.get(at)).isPresent();
            int end = at + (aside ? 3 : 2);
            if (alters.isEmpty() || end > all.size()) {
                return Optional.empty();
            }
            List<Statement> defaults = all.subList(end, all.size()).stream()
                    .takeWhile(Run::isDefault)
                    .toList();
            alters.addAll(defaults);
            return Optional.of(new Run(
                    aside ? Optional.of(all.get(at)) : Optional.empty(),
                    all.get(aside ? at + 1 : end - 1),
                    all.getFirst(),
                    alters,
                    all.get(aside ? end - 1 : at),
                    all.subList(0, end + defaults.size())));
        }

        private static List<Statement> alters(List<Statement> statements) {
            return statements.stream()
                    .takeWhile(s -> s.tree().is("AlterTableStmt"))
                    .toList();
        }

        private static boolean isDefault(Statement statement) {
            return AlterTable.of(statement)
                    .filter(a -> a.commands().stream().allMatch(c -> c.is("ColumnDefault")))
                    .isPresent();
        }

        /** In every order the new type is what is renamed, or has the name of what was; and what goes has the other name. */
        private boolean fits() {
            Optional<RelationName> from = renamed(rename);
            Optional<RelationName> gone = aside.isEmpty()
                    ? from.map(f -> new RelationName(f.schema(), Identifier.of(to(rename)), false, false))
                    : aside.flatMap(EnumAnew::renamed)
                            .filter(f -> f.name().value().equals(to(rename)))
                            .map(f -> new RelationName(f.schema(), Identifier.of(to(aside.get())), false, false));
            return from.isPresent()
                    && create.tree().is("CreateEnumStmt")
                    && created().equals(from.get())
                    && gone.isPresent()
                    && dropped().equals(gone);
        }

        private static String to(Statement rename) {
            return rename.tree().text("newname");
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
            RelationName old = rename.equals(all.getFirst())
                    ? created()
                    : aside.flatMap(EnumAnew::renamed).or(this::dropped).orElseThrow();
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
