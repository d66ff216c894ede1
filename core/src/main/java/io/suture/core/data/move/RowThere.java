// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.move;

import static java.util.stream.Collectors.joining;

import io.suture.core.sql.Identifier;
import java.util.List;

/** How an INSERT of rows ends for one whose key is in the target already. */
record RowThere(MadeRows made) {
    /** Done twice is done once: a row that is as it should be is not written. Of a key too, since what is equal may be written in several ways (1.0, 1.00). */
    String conflict() {
        String key = made.target().key().stream().map(Identifier::toString).collect(joining(", "));
        if (settable().isEmpty() || made.isShared()) {
            return " ON CONFLICT (" + key + ") DO NOTHING";
        }
        return " ON CONFLICT (" + key + ") DO UPDATE SET " + set("excluded") + " WHERE " + differs("excluded");
    }

    /** Nothing where none of its columns can be. */
    List<Identifier> settable() {
        return made.target().columns().stream()
                .map(Target.Column::name)
                .filter(c -> !made.isAlwaysGiven(c))
                .toList();
    }

    /** Behind SET: what a row of that name says. */
    String set(String of) {
        return settable().stream().map(c -> c + " = " + of + "." + c).collect(joining(", "));
    }

    /** Condition: a row is not as one of that name says. */
    String differs(String of) {
        return made.row("suture_target") + " IS DISTINCT FROM " + made.row(of);
    }

    /**
     * Where rows of others are there too: no row that is there as it would be made, as where the source was gone through once before. One that is otherwise
     * is refused by the server, and never written over.
     */
    String unlessSame() {
        Target target = made.target();
        String there = made.list(c -> c.name() + " AS " + there(c));
        String sameKey = target.columns().stream()
                .filter(c -> target.key().contains(c.name()))
                .map(c -> there(c) + " = " + made.made(c))
                .collect(joining(" AND "));
        return (target.where().isPresent() ? " AND" : " WHERE") + " NOT EXISTS (SELECT FROM (SELECT " + there + " FROM "
                + made.name() + ") AS suture_there WHERE " + sameKey + " AND " + MadeRows.text(made.list(this::there))
                + " = " + MadeRows.text(made.list(made::made)) + ")";
    }

    /** Under a name that hides no column of the source. */
    private String there(Target.Column column) {
        return "suture_there_" + (made.target().columns().indexOf(column) + 1);
    }
}
