// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint;

import io.suture.core.sql.ddl.AlterCommand;
import io.suture.core.sql.ddl.ColumnClause;
import io.suture.core.sql.ddl.ConstraintClause;
import io.suture.core.sql.ddl.ConstraintType;
import io.suture.core.sql.ddl.RelationName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One sub-command of an {@code ALTER TABLE} on a table that others use.
 *
 * @param head {@code ALTER TABLE "t"} as written
 * @param text of the sub-command, as written
 * @param single whether the statement has no other
 */
public record Alteration(RelationName table, AlterCommand command, String head, String text, boolean single) {
    /** The table as SQL. */
    public String name() {
        return table.schema().map(s -> s + ".").orElse("") + table.name();
    }

    /** The statement with this sub-command alone in other words. */
    public String with(String words) {
        return head + " " + words + ";";
    }

    /** The statement with this sub-command alone. */
    public String alone() {
        return with(text);
    }

    /** The column of {@code ADD COLUMN}. */
    public Optional<ColumnClause> newColumn() {
        return command.is("AddColumn") ? command.column() : Optional.empty();
    }

    /** Constraints it adds, at a new column or for the table. */
    public List<ConstraintClause> newConstraints() {
        Stream<ConstraintClause> ofTable = command.is("AddConstraint") ? command.constraint().stream() : Stream.of();
        Stream<ConstraintClause> ofColumn = newColumn().stream().flatMap(c -> c.constraints().stream());
        return Stream.concat(ofTable, ofColumn).toList();
    }

    public Stream<ConstraintClause> newConstraints(ConstraintType type) {
        return newConstraints().stream().filter(c -> c.is(type));
    }
}
