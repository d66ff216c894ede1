// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.rule;

import io.suture.core.data.Derived;
import io.suture.core.data.transform.Chain;
import io.suture.core.data.transform.RowSql;
import io.suture.core.data.transform.RunFacts;
import io.suture.core.data.transform.Transform;
import io.suture.core.sql.Identifier;
import io.suture.core.typed.Doc;
import java.util.List;
import java.util.Optional;

/** Where the value of a column comes from, what is done to it, and what it must be then. */
public record ColumnMapping(
        @Doc("SQL over the columns of the source row, mostly the name of one; the target's column of the same name"
                + " where it is left out")
        Optional<RowSql> from,

        @Doc("what is done to it, in order") List<Transform> transform,
        @Doc("what it must be then") List<Rule> rules) {
    public ColumnMapping {
        transform = List.copyOf(transform);
        rules = List.copyOf(rules);
    }

    /** @param column of the target */
    public Derived of(Identifier column, RunFacts run) {
        Derived source = from.map(f -> Derived.of(f.of(Derived.ROW))).orElseGet(() -> Derived.column(column));
        Derived value = new Chain(column.value(), transform).of(source, run);
        for (Rule rule : rules) {
            value = rule.of(value, column.value(), run);
        }
        return value;
    }
}
