// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import com.google.auto.service.AutoService;
import io.suture.core.catalog.Relation;
import io.suture.core.catalog.RelationKind;
import io.suture.core.claim.Claims;
import io.suture.core.outlook.Effects;
import io.suture.core.outlook.Outlook;
import io.suture.core.plan.Kind;
import io.suture.core.plan.Takes;
import io.suture.core.plan.Undo;
import io.suture.core.sql.AlterTableText;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.Statement;
import io.suture.core.sql.StatementKind;
import io.suture.core.sql.TableName;
import io.suture.core.sql.ddl.AlterCommand;
import io.suture.core.sql.ddl.AlterTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An {@code ALTER TABLE} of which a sub-command has a better way than the one written.
 *
 * <p>Its sub-commands are taken in the order in which PostgreSQL itself carries them out ({@link AlterPass}), not in that of the text.
 * Those without a way of their own stay together in one statement.
 */
public record AlterTableInParts(Statement statement, TableName table, List<Part> parts) implements Operation {
    private static final List<CommandLowering> LOWERINGS = ServiceLoader.load(CommandLowering.class).stream()
            .map(ServiceLoader.Provider::get)
            .toList();

    /**
     * A sub-command.
     *
     * @param words as written
     */
    public record Part(AlterCommand command, String words) {
        /** Whether it sets or drops the default of one of these columns. */
        boolean isDefaultOf(Set<Identifier> columns) {
            return command.is("ColumnDefault") && columns.contains(command.name());
        }

        boolean dropsDefault() {
            return command.is("ColumnDefault") && command.definition().isEmpty();
        }
    }

    public AlterTableInParts {
        parts = parts.stream()
                .sorted(Comparator.comparing(p -> AlterPass.of(p.command())))
                .toList();
    }

    @Override
    public void compile(Draft draft) {
        List<Part> plain = new ArrayList<>();
        Optional<Operation> waiting = Optional.empty();
        Set<Identifier> inCopy = changedInCopy(draft.outlook());
        for (Part part : parts) {
            Optional<Operation> own = part.isDefaultOf(inCopy)
                    ? Optional.of(new AlterInCopy(table, List.of(part)))
                    : lower(part, table, draft.outlook());
            if (own.isEmpty()) {
                waiting.ifPresent(o -> o.compile(draft));
                waiting = Optional.empty();
                plain.add(part);
                continue;
            }
            if (onlyDropsConstraints(plain) && own.get() instanceof AddKey key) {
                key.inPlaceOf(draft, () -> asOne(plain, draft));
                continue;
            }
            asOne(plain, draft);
            Optional<Operation> joined = waiting.flatMap(w -> w.joinedWith(own.get()));
            if (joined.isEmpty()) {
                waiting.ifPresent(o -> o.compile(draft));
            }
            waiting = joined.isPresent() ? joined : own;
        }
        waiting.ifPresent(o -> o.compile(draft));
        asOne(plain, draft);
    }

    private static boolean onlyDropsConstraints(List<Part> plain) {
        return !plain.isEmpty() && plain.stream().allMatch(p -> p.command().is("DropConstraint"));
    }

    /** The rest as one statement; afterwards there is no rest. */
    private void asOne(List<Part> plain, Draft draft) {
        if (plain.isEmpty()) {
            return;
        }
        List<AlterCommand> commands = plain.stream().map(Part::command).toList();
        Takes takes = Claims.of(commands, table, false, draft.outlook());
        Undo undo = UndoOfAlter.of(commands, table, draft.outlook());
        Kind kind = commands.stream().map(Kinds::of).reduce(Kind.ADDITIVE, Kind::worst);
        String text = AlterTableText.of(statement)
                .with(plain.stream().map(Part::words).toList());
        draft.gather(Kinds.phase(kind), draft.sql(text), takes, undo);
        draft.does(kind);
        Warnings.about(statement, takes, draft);
        commands.forEach(c -> Effects.apply(c, table, draft.outlook()));
        plain.clear();
    }

    private static Optional<Operation> lower(Part part, TableName table, Outlook outlook) {
        return LOWERINGS.stream()
                .flatMap(l -> l.lower(part.command(), part.words(), table, outlook).stream())
                .findFirst();
    }

    /** In parts, whether one of them has a way of its own or not; empty for anything but {@code ALTER TABLE} of a table in use. */
    public static Optional<AlterTableInParts> of(Statement statement, Outlook outlook) {
        Optional<AlterTable> alter =
                AlterTable.of(statement).filter(a -> statement.kind() == StatementKind.ALTER_TABLE);
        Optional<TableName> table = alter.flatMap(a -> outlook.find(a.relation()))
                .filter(t -> FromSql.isTable(t, alter.get().relation().only(), outlook));
        return table.map(t -> new AlterTableInParts(statement, t, parts(statement, alter.orElseThrow())));
    }

    private static List<Part> parts(Statement statement, AlterTable alter) {
        List<AlterCommand> commands = alter.commands();
        List<String> words = AlterTableText.of(statement).commands();
        return IntStream.range(0, commands.size())
                .mapToObj(i -> new Part(commands.get(i), words.get(i)))
                .toList();
    }

    /** Their defaults change in the copy, too: whoever inserts without a value meanwhile still gets the one there was. */
    private Set<Identifier> changedInCopy(Outlook outlook) {
        return parts.stream()
                .filter(p -> p.command().is("AlterColumnType"))
                .filter(p -> lower(p, table, outlook)
                        .filter(AlterInCopy.class::isInstance)
                        .isPresent())
                .map(p -> p.command().name())
                .collect(Collectors.toSet());
    }

    /** Whether rows are written anew in a copy. */
    boolean copies(Outlook outlook) {
        return parts.stream().flatMap(p -> lower(p, table, outlook).stream()).anyMatch(AlterInCopy.class::isInstance);
    }

    /** Whether a sub-command has a better way than the one written. */
    private boolean gains(Outlook outlook) {
        return parts.stream().anyMatch(p -> lower(p, table, outlook).isPresent());
    }

    /** Understands {@code ALTER TABLE} of a table that others use. */
    @AutoService(Lowering.class)
    public static final class FromSql implements Lowering {
        @Override
        public Optional<List<Operation>> lower(Statement statement, Outlook outlook) {
            return AlterTableInParts.of(statement, outlook)
                    .filter(parts -> parts.gains(outlook))
                    .map(List::of);
        }

        /** With ONLY, heirs and partitions are left alone: such a statement is not taken apart. */
        private static boolean isTable(TableName name, boolean only, Outlook outlook) {
            return outlook.isShared(name)
                    && outlook.relation(name)
                            .map(Relation::kind)
                            .filter(FromSql::holdsRows)
                            .isPresent()
                    && !(only && !outlook.children(name).isEmpty());
        }

        private static boolean holdsRows(RelationKind kind) {
            return kind == RelationKind.TABLE || kind == RelationKind.PARTITIONED_TABLE;
        }
    }
}
