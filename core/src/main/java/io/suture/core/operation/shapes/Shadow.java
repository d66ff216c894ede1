// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation.shapes;

import io.suture.core.catalog.KeptName;
import io.suture.core.catalog.Relation;
import io.suture.core.dualwrite.DerivedColumn;
import io.suture.core.dualwrite.DualWrite;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The old side after the contract, for as long as it is kept: its columns stay where they are, under names that say what they are, and
 * follow what is written to the new side. So an undo has today's values, without a copy.
 *
 * @param before both sides, while both are written
 * @param after the same, with the old side's columns under their kept names
 */
record Shadow(DualWrite before, DualWrite after, Relaxing relaxing) {
    static Shadow of(DualWrite dual, Outlook outlook) {
        Relation table = outlook.relation(dual.table()).orElseThrow();
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
        after.olds().forEach(o -> sql.add("ALTER TABLE " + before.table() + " DROP COLUMN " + o.name()));
        return sql;
    }

    Keeping.Need need() {
        return new Keeping.Need(
                after.table(),
                Stream.concat(after.olds().stream(), after.news().stream())
                        .map(DerivedColumn::name)
                        .toList());
    }

    /** What is asked before it comes back: its rules, and whether the old side can say all that the new one does. */
    List<Relaxed> relaxed() {
        return Stream.concat(relaxing.relaxed().stream(), before.olds().stream().map(this::told))
                .toList();
    }

    private Relaxed told(DerivedColumn old) {
        TableName table = before.table();
        String none = before.news().stream().map(n -> n.name() + " IS NULL").collect(Collectors.joining(" AND "));
        String news = before.news().stream().map(n -> n.name().value()).collect(Collectors.joining(", "));
        return new Relaxed(
                old.name().value() + " of " + table.display() + " has a value where " + news + " has one",
                "SELECT count(*) FROM " + table + " WHERE " + KeptName.of(old.name()) + " IS NULL AND NOT (" + none
                        + ")",
                List.of());
    }

    private String rename(Identifier from, Identifier to) {
        return "ALTER TABLE " + before.table() + " RENAME COLUMN " + from + " TO " + to;
    }
}
