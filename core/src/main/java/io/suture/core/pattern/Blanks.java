// SPDX-License-Identifier: Apache-2.0
package io.suture.core.pattern;

/**
 * What stands in a pattern where nothing else is wished for.
 *
 * @param table one of those of {@link io.suture.core.typed.Example#SCHEMA}
 */
public record Blanks(String table, String column) {
    Blanks filledBy(Wish wish) {
        return new Blanks(wish.table().orElse(table), wish.column().orElse(column));
    }

    String in(String template) {
        return template.replace("{table}", table)
                .replace("{bare}", table.substring(table.lastIndexOf('.') + 1))
                .replace("{column}", column);
    }
}
