// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation.shapes;

import io.suture.core.catalog.Column;
import io.suture.core.catalog.ColumnValue;
import io.suture.core.catalog.Constraint;
import io.suture.core.catalog.Relation;
import io.suture.core.outlook.Outlook;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import io.suture.core.typed.Words;
import io.suture.core.typed.table.ExtractTable;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether columns can become a table of their own, whose rows are found by the primary key. Problems are those of {@link Crossing}, {@code
 * CROSS-DEFAULT}, and {@code CROSS-ROW-SECURITY}.
 */
final class Extraction {
    private final ExtractTable wish;
    private final Relation source;
    private final Crossing crossing;

    private Extraction(ExtractTable wish, Relation source, TableName to) {
        this.wish = wish;
        this.source = source;
        this.crossing = new Crossing(
                Words.list(wish.columns()) + " of " + source.name().display() + " cannot become " + to.display());
    }

    /**
     * The primary key.
     *
     * @throws io.suture.core.problem.SutureException everything that is in the way
     */
    static Constraint check(ExtractTable wish, Relation source, TableName to, Outlook outlook) {
        Extraction found = new Extraction(wish, source, to);
        found.crossing.table(source);
        if (outlook.exists(to)) {
            found.no(
                    "CROSS-TABLE",
                    to.display() + " is there already",
                    "choose another name, or use move_column, which goes to a table that is there");
        }
        found.rowSecurity();
        found.columns();
        Optional<Constraint> key = found.key();
        found.crossing.refuse();
        found.crossing.obstacles(outlook, source, wish.columns());
        found.crossing.refuse();
        return key.orElseThrow();
    }

    private void rowSecurity() {
        if (source.rowSecurity().enabled()) {
            no(
                    "CROSS-ROW-SECURITY",
                    source.name().display() + " has row level security, and the new table would show every row",
                    "create the table with policies of its own in a migration before, and use move_column");
        }
    }

    private void columns() {
        Set<Identifier> seen = new HashSet<>();
        for (Identifier column : wish.columns()) {
            crossing.goes(source, column);
            if (!seen.add(column)) {
                no("CROSS-COLUMN", column.value() + " is named twice", "name it once");
            }
            source.column(column)
                    .map(Column::value)
                    .filter(ColumnValue.Default.class::isInstance)
                    .ifPresent(value -> no(
                            "CROSS-DEFAULT",
                            column.value()
                                    + " has a default, so that a row which the new application inserts without it has"
                                    + " something to say, and gets a row in the new table before the application inserts it",
                            "write DROP DEFAULT in a migration before"));
        }
    }

    private Optional<Constraint> key() {
        Optional<Constraint> key = source.primaryKey();
        if (key.isEmpty()) {
            no("CROSS-KEY", source.name().display() + " has no primary key", "add one in a migration before");
        }
        key.ifPresent(this::sound);
        return key;
    }

    private void sound(Constraint key) {
        if (key.deferrable()) {
            no(
                    "CROSS-KEY",
                    key.name().value() + " is deferrable",
                    "no foreign key can point to it: make it one that is not");
        }
        key.columns().forEach(column -> crossing.key(source, column));
        List<Identifier> names = wish.key(key.columns());
        if (names.size() != key.columns().size()) {
            no(
                    "CROSS-KEY",
                    "the primary key has " + key.columns().size() + " columns, and `by` names " + names.size(),
                    "name one for each of " + Words.list(key.columns()));
        }
        names.stream()
                .filter(n -> source.column(n).isPresent())
                .filter(n -> !key.columns().contains(n) && !wish.columns().contains(n))
                .findFirst()
                .ifPresent(this::pointsTheOtherWay);
        List<Identifier> all = Stream.concat(names.stream(), wish.columns().stream())
                .distinct()
                .toList();
        if (all.size() < names.size() + Set.copyOf(wish.columns()).size()) {
            no(
                    "CROSS-COLUMN",
                    "two columns of the new table would have one name",
                    "give its key other names with `by`");
        }
    }

    private void pointsTheOtherWay(Identifier name) {
        no(
                "CROSS-KEY",
                "`by` names " + name.value()
                        + ", which is a column of the old table: a row of the new one belongs to one row there,"
                        + " and several cannot share it",
                "call its key otherwise; for rows that several share, create the table and a column that points to it, and fill both");
    }

    private void no(String code, String why, String fix) {
        crossing.no(code, why, fix);
    }
}
