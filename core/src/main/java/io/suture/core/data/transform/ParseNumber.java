// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.transform;

import com.google.auto.service.AutoService;
import io.suture.core.data.Derived;
import io.suture.core.problem.Problem;
import io.suture.core.sql.SqlLiteral;
import io.suture.core.typed.Doc;
import java.util.Optional;
import java.util.Set;

/** A {@code numeric} of text. */
public record ParseNumber(
        @Doc("what stands before decimals; a point where it is not said")
        Optional<String> decimal,

        @Doc("what may stand between thousands; nothing where it is not said")
        Optional<String> grouping,

        @Doc("what becomes of a row whose value is no number; fail where it is left out")
        Optional<Otherwise> impossible)
        implements Transform {
    /** {@code numeric} holds more, but no column that is sensible does. */
    private static final int LONGEST = 1000;

    public ParseNumber {
        boolean marks = point(decimal).matches("[.,']")
                && grouping.orElse("").matches("[ .,'_]?")
                && !grouping.equals(Optional.of(point(decimal)));
        if (!marks) {
            throw Problem.user(
                            "DATA-NUMBER-MARKS",
                            "`decimal` and `grouping` of `number` do not divide a number",
                            "each is one character, and they differ",
                            "write for example {decimal: \",\", grouping: \".\"}")
                    .asException();
        }
    }

    private static String point(Optional<String> decimal) {
        return decimal.orElse(".");
    }

    @Override
    public Derived of(Input input) {
        return input.as("text")
                .once(text -> text.with(isNumber(text))
                        .once(is -> Derived.of("CASE WHEN " + is + " THEN " + plain(text) + "::numeric END")
                                .with(input.objection(
                                        "not-a-number",
                                        "NOT " + is,
                                        impossible.orElse(Otherwise.FAIL).action(),
                                        "is not a number"))));
    }

    private String plain(Input text) {
        String digits = grouping.map(g -> "replace(" + text + ", " + SqlLiteral.quote(g) + ", '')")
                .orElseGet(text::toString);
        String point = point(decimal);
        return point.equals(".") ? "(" + digits + ")" : "replace(" + digits + ", " + SqlLiteral.quote(point) + ", '.')";
    }

    private String isNumber(Input text) {
        String group = grouping.map(g -> "|[0-9]{1,3}([" + g + "][0-9]{3})+").orElse("");
        String regex = "^[+-]?([0-9]+" + group + ")([" + point(decimal) + "][0-9]+)?$";
        return text + " ~ " + SqlLiteral.quote(regex) + " AND length(" + text + ") <= " + LONGEST;
    }

    @Override
    public Set<ValueKind> takes() {
        return Set.of(ValueKind.TEXT);
    }

    @Override
    public ValueKind gives(ValueKind taken) {
        return ValueKind.NUMBER;
    }

    @AutoService(TransformType.class)
    public static final class Type extends TransformType {
        public Type() {
            super(
                    ParseNumber.class,
                    "number",
                    "Makes a number of text. Text with anything else in it, or with an exponent, is no number.",
                    TransformExample.of("text", "number: {decimal: \",\", grouping: \".\"}")
                            .gives("1.234.567,80", "1234567.80")
                            .gives("-0,5", "-0.5")
                            .refuses("12.34", "not-a-number")
                            .refuses("", "not-a-number"));
        }
    }
}
