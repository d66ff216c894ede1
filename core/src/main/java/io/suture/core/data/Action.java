// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data;

import java.util.Optional;

/** What becomes of a row that is not acceptable. */
public sealed interface Action {
    /** The chunk is rolled back and the run stops. */
    record Fail() implements Action {}

    /** The row goes to the quarantine table instead of the target. */
    record Skip() implements Action {}

    /** The row is written as it is, and counted. */
    record Keep() implements Action {}

    /**
     * The row is written with another value in the column the objection is about, and counted.
     *
     * @param expression SQL over the source row that does not fail for any row
     */
    record Replace(String expression) implements Action {
        public Replace {
            if (expression.isBlank()) {
                throw new IllegalArgumentException("a replacement is an expression; NULL is one");
            }
        }
    }

    Action FAIL = new Fail();
    Action SKIP = new Skip();
    Action KEEP = new Keep();
    Action NULL = new Replace("NULL");

    /** Whether the row is written all the same. */
    default boolean isWritten() {
        return switch (this) {
            case Fail fail -> false;
            case Skip skip -> false;
            case Keep keep -> true;
            case Replace replace -> true;
        };
    }

    /** What is written instead. */
    default Optional<String> replacement() {
        return this instanceof Replace replace ? Optional.of(replace.expression()) : Optional.empty();
    }

    /** One word for reports. */
    default String word() {
        return switch (this) {
            case Fail fail -> "fail";
            case Skip skip -> "skip";
            case Keep keep -> "keep";
            case Replace replace -> "transform";
        };
    }
}
