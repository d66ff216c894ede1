// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import io.suture.core.catalog.Relation;
import io.suture.core.lint.Alteration;
import io.suture.core.lint.Spot;
import io.suture.core.outlook.Effects;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.StatementText;
import io.suture.core.sql.ddl.ConstraintClause;
import io.suture.core.sql.ddl.ConstraintType;
import java.util.stream.Collectors;

/** Pieces of corrected SQL that several rules hand over. */
final class Fixes {
    private Fixes() {}

    /** The statement with a word after another one. */
    static String after(Spot at, String keyword, String word) {
        StatementText text = at.statement().edit();
        return text.keyword(keyword)
                        .map(t -> text.change().insertAfter(t, word).text())
                        .orElse(text.source())
                + ";";
    }

    /** A constraint added without looking at rows, then proved while others read and write. */
    static String notValid(Spot at, Alteration alteration, ConstraintClause constraint) {
        Identifier name = name(at, alteration, constraint);
        String added = alteration.command().is("AddConstraint")
                ? named(alteration.text(), constraint, name) + " NOT VALID"
                : "ADD CONSTRAINT " + name + " " + written(at, constraint) + " NOT VALID";
        String column = alteration
                .newColumn()
                .map(c -> alteration.with("ADD COLUMN " + c.name() + " "
                                + c.type().map(Types::sql).orElse("")) + "\n")
                .orElse("");
        return column + alteration.with(added) + "\n-- then, in a transaction of its own:\n"
                + alteration.with("VALIDATE CONSTRAINT " + name);
    }

    /** Whether statements of the sub-command's own, outside of a transaction, may take the place of the whole statement. */
    static boolean isWhole(Spot at, Alteration alteration) {
        return at.isByItself()
                && alteration.single()
                && alteration.newColumn().isEmpty()
                && at.relation(alteration.table())
                        .filter(Relation::isPartitioned)
                        .isEmpty();
    }

    static Identifier name(Spot at, Alteration alteration, ConstraintClause constraint) {
        return at.outlook()
                .find(alteration.table())
                .map(t -> Effects.constraintName(at.outlook(), t, constraint))
                .or(constraint::name)
                .orElseGet(() -> Identifier.of("new_constraint"));
    }

    /** {@code ADD CHECK …} with its name written out. */
    static String named(String added, ConstraintClause constraint, Identifier name) {
        return constraint.name().isPresent()
                ? added
                : added.replaceFirst("(?i)^add\\s+", "ADD CONSTRAINT " + name + " ");
    }

    /** A constraint as it is written at a column, in the words of a table's. */
    private static String written(Spot at, ConstraintClause constraint) {
        String text = ColumnConstraintText.of(at, constraint);
        boolean foreign = constraint.is(ConstraintType.FOREIGN);
        String columns = constraint.atColumn().map(Identifier::toString).orElse("");
        return foreign ? "FOREIGN KEY (" + columns + ") " + text : text;
    }

    /** A unique index built beside the traffic, then made the constraint. */
    static String usingIndex(Spot at, Alteration alteration, ConstraintClause constraint, String kind) {
        Identifier name = name(at, alteration, constraint);
        String columns = constraint.columns().stream().map(Identifier::toString).collect(Collectors.joining(", "));
        String column = alteration
                .newColumn()
                .map(c -> alteration.with("ADD COLUMN " + c.name() + " "
                                + c.type().map(Types::sql).orElse("")) + "\n")
                .orElse("");
        return column + "CREATE UNIQUE INDEX CONCURRENTLY " + name + " ON " + alteration.name() + " (" + columns
                + ");\n" + alteration.with("ADD CONSTRAINT " + name + " " + kind + " USING INDEX " + name);
    }
}
