// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql;

import java.util.Map;
import java.util.Optional;

/**
 * How a script is read before PostgreSQL's grammar sees it.
 *
 * @param placeholders empty (the default): {@code ${name}} has no meaning. Present: every {@code ${name}}, in strings and
 *     bodies too, is replaced by the value of that name, as Flyway does; one without a value is a problem
 */
public record ParseOptions(Optional<Map<String, String>> placeholders) {
    public ParseOptions {
        placeholders = placeholders.map(Map::copyOf);
    }

    /** Nothing is replaced. */
    public static ParseOptions defaults() {
        return new ParseOptions(Optional.empty());
    }

    /** The same, with {@code ${name}} replaced by these values. */
    public ParseOptions withPlaceholders(Map<String, String> values) {
        return new ParseOptions(Optional.of(values));
    }
}
