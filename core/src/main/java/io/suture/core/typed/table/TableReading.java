// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed.table;

import io.suture.core.sql.Node;
import io.suture.core.sql.StatementText;
import io.suture.core.typed.Check;
import io.suture.core.typed.Column;
import io.suture.core.typed.ForeignKey;
import io.suture.core.typed.Key;
import io.suture.core.typed.Names;
import io.suture.core.typed.Partitioning;
import java.util.stream.Stream;

/** A CREATE TABLE taken apart. */
record TableReading(StatementText text, Node tree) {
    CreateTable table() {
        return new CreateTable(
                Names.of(tree.field("relation").orElseThrow()),
                elements("ColumnDef").map(c -> Column.of(text, c)).toList(),
                constraints("CONSTR_PRIMARY").map(Key::of).findFirst(),
                constraints("CONSTR_UNIQUE").map(Key::of).toList(),
                constraints("CONSTR_CHECK").map(this::check).toList(),
                constraints("CONSTR_FOREIGN").map(ForeignKey::of).toList(),
                Partitioning.of(text, tree),
                tree.flag("if_not_exists"));
    }

    private Stream<Node> elements(String tag) {
        return tree.list("tableElts").stream().filter(e -> e.is(tag));
    }

    private Stream<Node> constraints(String type) {
        return elements("Constraint").filter(c -> c.text("contype").equals(type));
    }

    private Check check(Node constraint) {
        return Check.of(text.text(text.item(constraint.location().orElseThrow())), constraint);
    }
}
