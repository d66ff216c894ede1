// SPDX-License-Identifier: Apache-2.0
package io.suture.core.catalog;

import io.suture.core.sql.TableName;
import java.util.Optional;

/**
 * A function, procedure or aggregate.
 *
 * @param arguments by {@code pg_get_function_identity_arguments}: what tells it from others of the name
 * @param result by {@code pg_get_function_result}; empty for a procedure
 * @param definition by {@code pg_get_functiondef}; for an aggregate its functions and types
 */
public record Routine(
        TableName name,
        String arguments,
        RoutineKind kind,
        Optional<String> result,
        String language,
        String definition,
        Ownership ownership,
        Optional<String> comment) {

    /** What a routine is; the words are those of messages. */
    public enum RoutineKind {
        FUNCTION("function"),
        PROCEDURE("procedure"),
        AGGREGATE("aggregate"),
        WINDOW_FUNCTION("window function");

        private final String words;

        RoutineKind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** {@code name(arguments)} for people. */
    public String signature() {
        return name.display() + "(" + arguments + ")";
    }

    String key() {
        return Description.key(kind.words(), id());
    }

    void describe(Description description) {
        description
                .object(kind.words(), id(), signature())
                .optional("result", result)
                .value("language", language)
                .value("definition", definition)
                .ownership(ownership)
                .comment(comment);
    }

    private String id() {
        return name + "(" + arguments + ")";
    }
}
