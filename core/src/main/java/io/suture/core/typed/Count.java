// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed;

import io.suture.core.problem.Problem;

/**
 * A number of things.
 *
 * @param value 0 or more
 */
public record Count(int value) {
    private static final String DIGITS = "\\d{1,6}";

    public Count {
        if (value < 0) {
            throw notACount(Integer.toString(value));
        }
    }

    /** @throws io.suture.core.problem.SutureException {@code OPERATION-COUNT} where it is no number, or a huge one */
    public static Count parse(String text) {
        if (!text.matches(DIGITS)) {
            throw notACount(text);
        }
        return new Count(Integer.parseInt(text));
    }

    @Override
    public String toString() {
        return Integer.toString(value);
    }

    private static RuntimeException notACount(String text) {
        return Problem.user(
                        "OPERATION-COUNT",
                        "`" + text + "` is not a number of things",
                        "so many things are made",
                        "write a whole number, 0 or more")
                .asException();
    }
}
