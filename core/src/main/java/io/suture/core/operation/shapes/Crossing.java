// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation.shapes;

import io.suture.core.catalog.Column;
import io.suture.core.catalog.Relation;
import io.suture.core.catalog.RelationKind;
import io.suture.core.outlook.Outlook;
import io.suture.core.problem.Problem;
import io.suture.core.problem.Problems;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.QualifiedName;
import io.suture.core.sql.TableName;
import io.suture.core.typed.Words;
import java.util.List;
import java.util.Optional;

/**
 * What is in the way of columns that go from one table to another, whichever table that is. Problems are {@code CROSS-TABLE}, {@code
 * CROSS-COLUMN}, {@code CROSS-KEY}, {@code CROSS-NULL}, and those of {@link Obstacles}.
 */
final class Crossing {
    private final String what;
    private final Problems problems = new Problems();

    /** @param what cannot be done, a sentence */
    Crossing(String what) {
        this.what = what;
    }

    /** @throws io.suture.core.problem.SutureException {@code CROSS-TABLE} where there is none */
    static TableName table(QualifiedName name, Outlook outlook) {
        return outlook.find(name.schema(), name.name())
                .filter(t -> outlook.relation(t).isPresent())
                .orElseThrow(() -> Problem.user(
                                "CROSS-TABLE",
                                "table " + name.display() + " is not there",
                                "nothing of that name is in the schemas "
                                        + Words.list(outlook.path().schemas()),
                                "look at its name, or name its schema")
                        .asException());
    }

    /** It is one whose rows can be followed. */
    void table(Relation table) {
        if (table.kind() != RelationKind.TABLE || table.isPartition()) {
            no(
                    "CROSS-TABLE",
                    table.words() + " is " + (table.isPartition() ? "a partition" : "no ordinary table"),
                    "its rows cannot be followed one by one by a key: change it as written, in a window");
        }
    }

    /** The column can go. */
    void goes(Relation source, Identifier name) {
        String column = name.value() + " of " + source.name().display();
        Optional<Column> old = source.column(name);
        if (old.isEmpty()) {
            no("CROSS-COLUMN", "column " + column + " is not there", "look at the name");
        }
        if (old.filter(Column::notNull).isPresent()) {
            no(
                    "CROSS-NULL",
                    column
                            + " is NOT NULL, and the new application inserts a row there before it has one in the other table",
                    "write DROP NOT NULL in a migration before");
        }
    }

    /** Rows can be found by the column. */
    void key(Relation table, Identifier name) {
        Column column = table.column(name).orElseThrow();
        String key = name.value() + " of " + table.name().display();
        if (!column.notNull()) {
            no("CROSS-KEY", key + " can be null", "write SET NOT NULL in a migration before");
        }
        if (!column.typeName().schema().value().equals("pg_catalog")) {
            no("CROSS-KEY", key + " is of type " + column.type(), "use a type of PostgreSQL's own for the key");
        }
    }

    /** Triggers can follow what is written to the table. */
    void obstacles(Outlook outlook, Relation table, List<Identifier> olds) {
        problems.collect(() -> {
            Obstacles.refuse(outlook, table, olds, false);
            return table;
        });
    }

    void no(String code, String why, String fix) {
        problems.add(Problem.user(code, what, why, fix));
    }

    /** @throws io.suture.core.problem.SutureException all that was found until now */
    void refuse() {
        problems.throwIfAny();
    }
}
