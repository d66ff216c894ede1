// SPDX-License-Identifier: Apache-2.0
package io.suture.core.migration;

/**
 * Something that must be true before a migration (precondition) or after it (verification).
 *
 * @param name what must be true, as a sentence
 * @param query one query that returns one row with one boolean: true holds, false does not, null is not known
 */
public record Condition(String name, Section query) {
    public Condition {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a condition needs a name");
        }
    }
}
