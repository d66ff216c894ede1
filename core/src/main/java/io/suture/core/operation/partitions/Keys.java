// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation.partitions;

import io.suture.core.catalog.Constraint;
import io.suture.core.catalog.ConstraintKind;
import io.suture.core.catalog.ForeignKey;
import io.suture.core.catalog.Index;
import io.suture.core.catalog.Relation;
import io.suture.core.outlook.Outlook;
import io.suture.core.problem.Problem;
import io.suture.core.problem.Problems;
import io.suture.core.sql.Identifier;
import io.suture.core.typed.Words;
import io.suture.core.typed.table.PartitionTable;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * What becomes of the indexes and constraints of a table that is divided: each unique one must have the columns rows are divided by, since
 * PostgreSQL looks for a twin in one partition only (manual of PostgreSQL 18, 5.12.2.3). Nothing goes unless the author says so.
 */
record Keys(Relation table, PartitionTable wish, Outlook outlook) {
    /** The primary key's columns. */
    List<Identifier> primary() {
        return wish.primaryKey().isEmpty()
                ? table.primaryKey().map(Constraint::columns).orElse(List.of())
                : wish.primaryKey();
    }

    List<Index> indexes() {
        return Stream.concat(
                        table.indexes().stream()
                                .filter(i -> !isDropped(i))
                                .map(i -> isPrimary(i) ? primary(i) : i.loose()),
                        table.primaryKey().isEmpty() && !wish.primaryKey().isEmpty() ? Stream.of(fresh()) : Stream.of())
                .toList();
    }

    List<Constraint> constraints() {
        Stream<Constraint> kept = table.constraints().stream()
                .filter(c -> table.indexes().stream().noneMatch(i -> isDropped(i) && isOf(i, c)))
                .map(c -> c.kind() == ConstraintKind.PRIMARY_KEY ? primary(c) : c);
        return Stream.concat(
                        kept,
                        table.primaryKey().isEmpty() && !wish.primaryKey().isEmpty()
                                ? Stream.of(Constraint.of(
                                                fresh().name().name(),
                                                ConstraintKind.PRIMARY_KEY,
                                                primary(),
                                                definition())
                                        .withIndex(fresh().name()))
                                : Stream.of())
                .toList();
    }

    /** {@code PARTITION-KEY}, {@code PARTITION-UNIQUE}, {@code PARTITION-REFERENCED}, {@code PARTITION-COLUMN}. */
    Problems problems() {
        Problems problems = new Problems();
        Stream.concat(wish.columns().stream(), wish.primaryKey().stream())
                .filter(c -> table.column(c).isEmpty())
                .forEach(c -> problems.add(missing("column", c)));
        wish.drop().stream()
                .filter(d ->
                        table.indexes().stream().noneMatch(i -> i.name().name().equals(d) && !isPrimary(i)))
                .forEach(d -> problems.add(missing("index", d)));
        if (!primary().isEmpty() && !primary().containsAll(wish.columns())) {
            problems.add(primaryWithout());
        } else if (indexes().stream().noneMatch(this::tellsApart)) {
            problems.add(nothingTellsApart());
        }
        table.indexes().stream()
                .filter(i -> !isPrimary(i) && !isDropped(i) && !canBe(i))
                .forEach(i -> problems.add(uniqueWithout(i)));
        outlook.incomingForeignKeys(table.name()).stream()
                .filter(k -> !k.constraint().isInternal(k.table()) && !isStillThere(k))
                .forEach(k -> problems.add(referenced(k)));
        return problems;
    }

    /** What is otherwise afterwards, for people. */
    List<String> notes() {
        String name = table.name().display();
        List<Identifier> before = table.primaryKey().map(Constraint::columns).orElse(List.of());
        Stream<String> wider = before.isEmpty() || before.containsAll(primary())
                ? Stream.of()
                : Stream.of(Words.list(before) + " alone is not unique in " + name
                        + " any more as far as PostgreSQL knows, and `INSERT … ON CONFLICT "
                        + Words.inParentheses(before)
                        + "` finds no key: it must say " + Words.inParentheses(primary()));
        Stream<String> gone = wish.keepsExisting()
                ? Stream.of()
                : table.indexes().stream()
                        .filter(this::isDropped)
                        .map(i ->
                                "index " + i.name().display() + " goes, as asked: what it kept unique may come twice");
        return Stream.concat(wider, gone).toList();
    }

    private boolean isDropped(Index index) {
        return wish.drop().contains(index.name().name());
    }

    private boolean isPrimary(Index index) {
        return table.primaryKey().filter(c -> isOf(index, c)).isPresent();
    }

    private static boolean isOf(Index index, Constraint constraint) {
        return index.constraint().filter(constraint.name()::equals).isPresent();
    }

    private Index primary(Index old) {
        return old.keyColumns().equals(primary())
                ? old.loose()
                : old.loose().with(primary().stream().map(Index.Key::column).toList());
    }

    private Constraint primary(Constraint old) {
        return old.columns().equals(primary())
                ? old
                : Constraint.of(old.name(), old.kind(), primary(), definition())
                        .withIndex(old.index().orElseThrow())
                        .withComment(old.comment());
    }

    private Index fresh() {
        return Index.of(
                        outlook.names(table.name().schema())
                                .primaryKey(table.name().name()),
                        table.name(),
                        definition(),
                        true,
                        primary().stream().map(Index.Key::column).toList())
                .asPrimaryKey();
    }

    private String definition() {
        return "PRIMARY KEY " + Words.inParentheses(primary());
    }

    private boolean canBe(Index index) {
        boolean exclusion = index.constraint()
                .flatMap(table::constraint)
                .filter(c -> c.kind() == ConstraintKind.EXCLUDE)
                .isPresent();
        return !exclusion && (!index.unique() || index.keyColumns().containsAll(wish.columns()));
    }

    private boolean tellsApart(Index index) {
        return index.provesUniqueness()
                && index.keyColumns().containsAll(wish.columns())
                && (index.keyColumns().equals(primary())
                        || index.keyColumns().stream()
                                .allMatch(k -> table.column(k).orElseThrow().notNull()));
    }

    private boolean isStillThere(ForeignKey key) {
        return key.constraint().references().stream()
                .anyMatch(r -> indexes().stream()
                        .anyMatch(i -> i.provesUniqueness()
                                && new HashSet<>(i.keyColumns()).equals(new HashSet<>(r.columns()))));
    }

    private Problem missing(String kind, Identifier name) {
        return Problem.user(
                "PARTITION-COLUMN",
                kind + " " + name.value() + " of " + table.name().display() + " is not there, or cannot be meant",
                "`columns` and `primary_key` name columns of the table, `drop` its unique indexes and exclusion constraints",
                "look at the name");
    }

    private Problem primaryWithout() {
        List<Identifier> wider = Stream.concat(primary().stream(), wish.columns().stream())
                .distinct()
                .toList();
        return Problem.user(
                "PARTITION-KEY",
                "the primary key of " + table.name().display() + ", " + Words.inParentheses(primary())
                        + ", does not have " + Words.list(wish.columns()),
                "PostgreSQL looks for a twin of a row in the row's own partition only, so a key needs the columns that say which that is",
                "say `primary_key: [" + Words.list(wider) + "]`, or divide rows by the key: `by: hash, columns: "
                        + Words.list(primary()) + "`");
    }

    private Problem nothingTellsApart() {
        return Problem.user(
                "PARTITION-KEY",
                table.name().display() + " would have no key that has " + Words.list(wish.columns()),
                "rows are copied while others write them, so something must tell them apart",
                "say `primary_key`, with " + Words.list(wish.columns()) + " in it");
    }

    private Problem uniqueWithout(Index index) {
        Identifier name = index.name().name();
        return Problem.user(
                "PARTITION-UNIQUE",
                "index " + name.value() + " of " + table.name().display() + " cannot be kept",
                "PostgreSQL looks for a twin of a row in the row's own partition only, so what is unique, or excludes, must have "
                        + Words.list(wish.columns()) + " as a column",
                "replace it by one that has, in a migration before; or say `drop: " + name
                        + "` if what it keeps unique may come twice; or divide rows by a column it has");
    }

    private Problem referenced(ForeignKey key) {
        String columns =
                key.constraint().references().map(r -> Words.list(r.columns())).orElse("");
        return Problem.user(
                "PARTITION-REFERENCED",
                "foreign key " + key.constraint().name().value() + " of "
                        + key.table().display() + " points at " + columns + " of "
                        + table.name().display() + ", which will be no key",
                "a unique index over just these columns would lack " + Words.list(wish.columns()),
                "divide rows by what it points at, `by: hash, columns: " + columns
                        + "`; or give the other table " + Words.list(wish.columns())
                        + " and a key over both; or drop the foreign key in a migration before");
    }
}
