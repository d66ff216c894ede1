// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql.ddl;

import io.suture.core.sql.Identifier;
import io.suture.core.sql.Node;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A type as a statement names it.
 *
 * @param schema empty where it is left to the search path; the grammar itself writes {@code pg_catalog} for SQL's own names
 * @param name as stored: {@code int4} for {@code integer}; {@code serial} and its like as written
 * @param modifiers numbers in parentheses, of {@code interval day to second(3)} its fields as a mask first; others (of extensions'
 *     types) are left out
 * @param array whether it is an array of that type, of any number of dimensions
 */
public record TypeClause(Optional<Identifier> schema, Identifier name, List<Integer> modifiers, boolean array) {
    /** What the grammar writes before the digits of {@code interval(3)}: no field is left out. */
    private static final int ALL_FIELDS = 0x7FFF;

    private static final String SERIAL = "(small|big)?serial|serial[248]";

    public TypeClause {
        modifiers = List.copyOf(modifiers);
    }

    /** @param typeName a {@code TypeName} */
    public static TypeClause of(Node typeName) {
        List<String> names = typeName.strings("names");
        Optional<Identifier> schema =
                names.size() > 1 ? Optional.of(Identifier.of(names.get(names.size() - 2))) : Optional.empty();
        return new TypeClause(schema, Identifier.of(names.getLast()), modifiers(typeName), typeName.has("arrayBounds"));
    }

    /** Whether it stands for an integer with a sequence of its own. */
    public boolean isSerial() {
        return schema.isEmpty() && name.value().toLowerCase(Locale.ROOT).matches(SERIAL);
    }

    /** The integer a serial type stands for: {@code int2}, {@code int4} or {@code int8}. */
    public Identifier integerOfSerial() {
        return Identifier.of(
                switch (name.value()) {
                    case "smallserial", "serial2" -> "int2";
                    case "bigserial", "serial8" -> "int8";
                    default -> "int4";
                });
    }

    private static List<Integer> modifiers(Node typeName) {
        boolean interval = typeName.strings("names").getLast().equals("interval");
        return typeName.list("typmods").stream()
                .flatMap(m -> m.field("ival").stream())
                .map(i -> i.integer("ival"))
                .filter(i -> !(interval && i == ALL_FIELDS))
                .toList();
    }
}
