// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a house wishes of its schemas; what is not wished is not looked for.
 *
 * @param names how tables and columns are called
 * @param forbiddenTypes by the name the catalog stores: {@code int4} for {@code integer}
 * @param columns every new table has these
 * @param notNull whether every column is {@code NOT NULL}
 * @param comments whether every new table has a comment
 * @param requiredReferences whether columns of a foreign key are {@code NOT NULL}
 */
public record Conventions(
        Optional<Pattern> names,
        Set<String> forbiddenTypes,
        List<String> columns,
        boolean notNull,
        boolean comments,
        boolean requiredReferences) {
    public Conventions {
        forbiddenTypes = Set.copyOf(forbiddenTypes);
        columns = List.copyOf(columns);
    }

    /** Nothing is wished. */
    public static Conventions none() {
        return new Conventions(Optional.empty(), Set.of(), List.of(), false, false, false);
    }
}
