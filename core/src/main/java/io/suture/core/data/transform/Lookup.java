// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.transform;

import com.google.auto.service.AutoService;
import io.suture.core.data.Derived;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.QualifiedName;
import io.suture.core.typed.Doc;
import java.util.Optional;
import java.util.Set;

/** What another table says of a key. Cost: one look at an index of that table a row; without an index, the whole table. */
public record Lookup(
        @Doc("the table that is asked") QualifiedName table,
        @Doc("its column that holds what is looked for") Identifier key,
        @Doc("its column that is taken") Identifier value,

        @Doc("what becomes of a row whose value is not found, or found twice; fail where it is left out")
        Optional<Otherwise> missing)
        implements Transform {
    @Override
    public Derived of(Input input) {
        return input.once(this::found);
    }

    private Derived found(Input known) {
        String found = "FROM " + table + " AS ref WHERE ref." + key + " = " + known;
        return Derived.of("(SELECT (array_agg(ref." + value + "))[1] " + found + " HAVING count(*) = 1)")
                .with(known.objection(
                        "not-found",
                        known + " IS NOT NULL AND (SELECT count(*) <> 1 FROM (SELECT 1 " + found + " LIMIT 2) AS two)",
                        missing.orElse(Otherwise.FAIL).action(),
                        "is not a key of " + table.display() + ", or of several rows"));
    }

    @Override
    public Set<ValueKind> takes() {
        return ValueKind.any();
    }

    /** The column's kind is the catalog's to say. */
    @Override
    public ValueKind gives(ValueKind taken) {
        return ValueKind.OTHER;
    }

    @AutoService(TransformType.class)
    public static final class Type extends TransformType {
        public Type() {
            super(
                    Lookup.class,
                    "lookup",
                    "Takes a value from another table, by a key. The table is to stay as it is while the migration"
                            + " runs: what a row is given is what the table says when its chunk is written.",
                    TransformExample.of("text", "lookup: {table: wards, key: code, value: id}")
                            .gives("ICU", "1")
                            .refuses("XYZ", "not-found"));
        }
    }
}
