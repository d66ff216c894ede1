// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation.shapes;

import io.suture.core.catalog.KeptName;
import io.suture.core.catalog.Relation;
import io.suture.core.dualwrite.DerivedColumn;
import io.suture.core.dualwrite.SideBySide;
import io.suture.core.operation.keep.Relaxing;
import io.suture.core.outlook.Outlook;
import io.suture.core.plan.Keeping;
import io.suture.core.plan.Relaxed;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The old side after the contract, for as long as it is kept: its columns stay where they are, under names that say what they are, and
 * follow what is written to the new side. So an undo has today's values, without a copy.
 *
 * @param before both sides, while both are written
 * @param after the same, with the old side's columns under their kept names
 */
record Shadow(SideBySide before, SideBySide after, Relaxing relaxing) {
    static Shadow of(SideBySide dual, Outlook outlook) {
        Relation table = outlook.relation(dual.oldTable()).orElseThrow();
        Set<Identifier> olds = new LinkedHashSet<>();
        dual.olds().forEach(o -> olds.add(o.name()));
        return new Shadow(
                dual, dual.following(name -> kept(name, olds)), Relaxing.ofColumns(outlook, table, olds, olds));
    }

    private static Identifier kept(Identifier name, Set<Identifier> olds) {
        return olds.contains(name) ? KeptName.of(name) : name;
    }

    /** Statements, in order, for one transaction. */
    List<String> cast() {
        List<String> sql = new ArrayList<>(before.triggers().drop());
        sql.addAll(relaxing.statements());
        before.olds().forEach(o -> sql.add(rename(o.name(), KeptName.of(o.name()))));
        sql.addAll(after.triggers().create());
        return sql;
    }

    /** Statements, in order, for one transaction: both sides are written again. */
    List<String> back() {
        List<String> sql = new ArrayList<>(after.triggers().drop());
        before.olds().forEach(o -> sql.add(rename(KeptName.of(o.name()), o.name())));
        sql.addAll(before.triggers().create());
        return sql;
    }

    /** Statements, in order, for one transaction: nothing is left of the old side. */
    List<String> purge() {
        List<String> sql = new ArrayList<>(after.triggers().drop());
        after.olds().forEach(o -> sql.add("ALTER TABLE " + before.oldTable() + " DROP COLUMN " + o.name()));
        return sql;
    }

    List<Keeping.Need> needs() {
        return after.oldTable().equals(after.newTable())
                ? List.of(need(after.newTable(), Stream.concat(after.olds().stream(), after.news().stream())))
                : List.of(need(after.oldTable(), after.olds().stream()), need(after.newTable(), after.news().stream()));
    }

    private static Keeping.Need need(TableName table, Stream<DerivedColumn> columns) {
        return new Keeping.Need(table, columns.map(DerivedColumn::name).toList());
    }

    /** What is asked before it comes back: its rules, and whether the old side can say all that the new one does. */
    List<Relaxed> relaxed() {
        return Stream.concat(
                        relaxing.relaxed().stream(),
                        IntStream.range(0, before.olds().size()).mapToObj(this::told))
                .toList();
    }

    private Relaxed told(int number) {
        return new Relaxed(
                before.olds().get(number).name().value() + " of "
                        + before.oldTable().display() + " has a value where " + DerivedColumn.names(before.news())
                        + " has one",
                after.untold(after.olds().get(number)),
                List.of());
    }

    private String rename(Identifier from, Identifier to) {
        return "ALTER TABLE " + before.oldTable() + " RENAME COLUMN " + from + " TO " + to;
    }
}
