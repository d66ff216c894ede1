// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import com.google.auto.service.AutoService;
import io.suture.core.outlook.Outlook;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.Statement;
import io.suture.core.sql.StatementKind;
import io.suture.core.sql.StatementText;
import io.suture.core.sql.TableName;
import io.suture.core.sql.ddl.AlterCommand;
import io.suture.core.sql.ddl.ColumnClause;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Several {@code ALTER TABLE} of one table that would each write its rows anew: one copy does for all of them. Those can join that say nothing of
 * a column another is about, and have nothing between them but {@code ALTER TABLE} of other tables.
 *
 * <p>Defaults that are dropped before the types of their columns change, and set again behind that, belong to them: else an INSERT that leaves the
 * column out would fail for as long as rows are copied.
 */
@AutoService(Joint.class)
public final class AltersTogether implements Joint {
    @Override
    public Optional<Joined> join(Statement statement, List<Statement> later, Outlook outlook) {
        Optional<AlterTableInParts> first =
                AlterTableInParts.of(statement, outlook).filter(a -> a.copies(outlook) || dropsDefaults(a));
        if (first.isEmpty()) {
            return Optional.empty();
        }
        TableName table = first.get().table();
        List<AlterTableInParts.Part> parts = new ArrayList<>(first.get().parts());
        List<Statement> taken = new ArrayList<>();
        for (Statement next : later) {
            Optional<AlterTableInParts> other =
                    AlterTableInParts.of(next, outlook).filter(o -> o.table().equals(table));
            if (other.filter(o -> fits(parts, o, outlook)).isPresent()) {
                parts.addAll(other.get().parts());
                taken.add(next);
            } else if (other.isPresent() || !passes(next, table, outlook)) {
                break;
            }
        }
        List<String> notes = taken.stream()
                .map(s -> "line " + s.line() + " is carried out together with line " + statement.line()
                        + ": one copy of the table does for both")
                .toList();
        AlterTableInParts all = new AlterTableInParts(statement, table, parts);
        return taken.isEmpty() || !all.copies(outlook) ? Optional.empty() : Optional.of(new Joined(all, taken, notes));
    }

    private static boolean dropsDefaults(AlterTableInParts alter) {
        return alter.parts().stream().allMatch(AlterTableInParts.Part::dropsDefault);
    }

    private static boolean fits(List<AlterTableInParts.Part> parts, AlterTableInParts next, Outlook outlook) {
        Set<Identifier> changed = parts.stream()
                .map(AlterTableInParts.Part::command)
                .filter(c -> c.is("AlterColumnType"))
                .map(AlterCommand::name)
                .collect(Collectors.toSet());
        if (changed.isEmpty() && dropsDefaults(next)) {
            return true;
        }
        boolean sets = next.parts().stream().allMatch(p -> p.isDefaultOf(changed) && !p.dropsDefault());
        return sets
                || next.copies(outlook)
                        && isApart(parts.stream().filter(p -> !p.dropsDefault()).toList(), next.parts());
    }

    private static boolean passes(Statement between, TableName table, Outlook outlook) {
        return between.kind() == StatementKind.ALTER_TABLE
                && between.relations().stream()
                        .noneMatch(r -> outlook.find(r).filter(table::equals).isPresent());
    }

    private static boolean isApart(List<AlterTableInParts.Part> some, List<AlterTableInParts.Part> others) {
        return !say(others, some) && !say(some, others);
    }

    private static boolean say(List<AlterTableInParts.Part> some, List<AlterTableInParts.Part> others) {
        Set<String> names = others.stream().flatMap(AltersTogether::names).collect(Collectors.toSet());
        return some.stream()
                .flatMap(part -> StatementText.of(part.words()).tokens().stream())
                .anyMatch(token -> names.contains(token.folded()));
    }

    /** What it is about, as SQL. */
    private static Stream<String> names(AlterTableInParts.Part part) {
        AlterCommand command = part.command();
        return (command.is("AddColumn") ? command.column().map(ColumnClause::name) : command.optionalName())
                .map(Identifier::toString).stream();
    }
}
