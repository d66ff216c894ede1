// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation.rows;

import io.suture.core.catalog.ForeignKey;
import io.suture.core.catalog.Relation;
import io.suture.core.catalog.RelationKind;
import io.suture.core.data.aside.KeyColumns;
import io.suture.core.data.merge.MergeRows;
import io.suture.core.data.merge.Merging;
import io.suture.core.outlook.Outlook;
import io.suture.core.plan.Trial;
import io.suture.core.problem.Problem;
import io.suture.core.problem.Problems;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/** What is in the way of merging rows: by the catalog, and by the rows there are. */
record MergeObstacles(MergeRows wish, TableName table, Outlook outlook) {
    /**
     * By the catalog: {@code DATA-MERGE-TABLE}, {@code DATA-MERGE-KEY}, {@code DATA-COLUMN}, {@code DATA-NO-INDEX}, {@code DATA-SELF-REFERENCE},
     * {@code DATA-SIDE-TABLE}.
     */
    Problems problems() {
        Problems problems = new Problems();
        Relation relation = outlook.relation(table).orElseThrow();
        List<ForeignKey> incoming = outlook.incomingForeignKeys(table);
        Stream.concat(Stream.of(table), incoming.stream().map(ForeignKey::table))
                .distinct()
                .forEach(t -> ordinary(t, problems));
        wish.duplicates().by().stream()
                .filter(c -> relation.column(c).isEmpty())
                .forEach(c -> problems.add(Obstacles.unwritable(c, table)));
        wish.duplicates().merge().keySet().stream()
                .map(Identifier::of)
                .filter(c -> relation.column(c).filter(k -> !k.isGenerated()).isEmpty()
                        || relation.primaryKey()
                                .filter(k -> k.columns().contains(c))
                                .isPresent()
                        || wish.duplicates().by().contains(c))
                .forEach(c -> problems.add(Obstacles.unwritable(c, table)));
        indexed(relation, new KeyColumns(wish.duplicates().by()), problems);
        incoming.forEach(k -> referring(k, problems));
        if (problems.isEmpty()) {
            Merging.of(relation, wish, outlook).sides().stream()
                    .filter(s -> outlook.relation(s).isPresent())
                    .map(MergeObstacles::taken)
                    .forEach(problems::add);
        }
        return problems;
    }

    private void ordinary(TableName name, Problems problems) {
        Relation relation = outlook.relation(name).orElseThrow();
        if (relation.kind() != RelationKind.TABLE
                || relation.isPartition()
                || !outlook.children(name).isEmpty()) {
            problems.add(Problem.user(
                    "DATA-MERGE-TABLE",
                    name.display() + " is no ordinary table by itself",
                    "it is partitioned, has children or is a part of another one, or is no table; rows are merged, and what refers to them led"
                            + " elsewhere, in ordinary tables",
                    "merge the rows of each part by itself, where nothing refers to them"));
        }
        if (relation.primaryKey().isEmpty()) {
            problems.add(Problem.user(
                    "DATA-MERGE-KEY",
                    name.display() + " has no primary key",
                    "a row that is changed by a merge must be found again by an undo",
                    "add a primary key in a migration before"));
        }
    }

    private void referring(ForeignKey key, Problems problems) {
        if (key.table().equals(table)) {
            problems.add(Problem.user(
                    "DATA-SELF-REFERENCE",
                    table.display() + " refers to itself by "
                            + key.constraint().name().value(),
                    "rows of one group may refer to each other, and which of them then refers to which is not decided",
                    "drop that foreign key in a migration before, and add it again behind"));
        }
        outlook.relation(key.table())
                .ifPresent(
                        child -> indexed(child, new KeyColumns(key.constraint().columns()), problems));
        if (wish.duplicates().setsAside()
                && !outlook.incomingForeignKeys(key.table()).isEmpty()) {
            problems.add(Problem.user(
                    "DATA-COLLISION",
                    "rows of " + key.table().display() + " cannot be set aside: others refer to them",
                    "`collision: set aside` takes out a row that would be there twice, and what refers to it would go with it or refuse it",
                    "leave `collision` out, and correct such rows before"));
        }
    }

    /** That rows are found without reading the table each time. */
    static void indexed(Relation relation, KeyColumns by, Problems problems) {
        int count = by.columns().size();
        boolean found = relation.indexes().stream()
                .filter(i ->
                        i.valid() && i.predicate().isEmpty() && i.keyColumns().size() >= count)
                .anyMatch(i -> new HashSet<>(i.keyColumns().subList(0, count)).equals(new HashSet<>(by.columns())));
        if (!found) {
            problems.add(Problem.user(
                    "DATA-NO-INDEX",
                    "no index of " + relation.name().display() + " begins with " + by.words(),
                    "rows are looked for by it, while others of them are locked; each look would read the whole table",
                    "CREATE INDEX ON " + relation.name().display() + " (" + by + ") in a migration before"));
        }
    }

    static Problem taken(TableName side) {
        return Problem.user(
                "DATA-SIDE-TABLE",
                "table " + side.display() + " is there already",
                "rows that are taken out are kept in a table of that name, which the migration makes",
                "drop what an earlier migration has kept there, or rename it");
    }

    /** By the rows there are. */
    List<Trial> trials(Merging merging) {
        if (wish.duplicates().setsAside()) {
            return List.of();
        }
        return merging.referrers().stream()
                .flatMap(r -> r.collisions().stream()
                        .map(query -> Trial.of(
                                "what refers to duplicates of " + table.display() + " is there once",
                                query,
                                Problem.user(
                                        "DATA-COLLISION",
                                        "rows of " + r.child().name().display() + " would be there twice",
                                        "they refer to rows of " + table.display()
                                                + " that become one, and a unique index of "
                                                + r.child().name().display() + " has that column",
                                        "write `collision: set aside` under `duplicates`, or correct them before"))))
                .toList();
    }
}
