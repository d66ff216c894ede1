// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed;

import io.suture.core.problem.Problem;
import java.math.BigDecimal;

/**
 * An exact number.
 *
 * @param value with at most 50 digits
 */
@OneText("a number")
public record Decimal(BigDecimal value) {
    private static final String DIGITS = "[+-]?\\d{1,25}(\\.\\d{1,25})?";

    /** @throws io.suture.core.problem.SutureException {@code OPERATION-NUMBER} where it is none */
    public static Decimal parse(String text) {
        if (!text.matches(DIGITS)) {
            throw Problem.user(
                            "OPERATION-NUMBER",
                            "`" + text + "` is not a number",
                            "it is calculated with, exactly as it is written",
                            "write it with digits, and a point before decimals")
                    .asException();
        }
        return new Decimal(new BigDecimal(text));
    }

    public boolean isZero() {
        return value.signum() == 0;
    }

    /** In parentheses where it has a sign. */
    public String sql() {
        return value.signum() < 0 ? "(" + value.toPlainString() + ")" : value.toPlainString();
    }

    @Override
    public String toString() {
        return value.toPlainString();
    }
}
