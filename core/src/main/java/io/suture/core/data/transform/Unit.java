// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.transform;

import com.google.auto.service.AutoService;
import io.suture.core.data.Derived;
import io.suture.core.problem.Problem;
import io.suture.core.typed.Count;
import io.suture.core.typed.Decimal;
import io.suture.core.typed.Doc;
import java.util.Optional;

/**
 * Another unit, by numbers the author declares: <em>(value − subtract) · multiply ÷ divide + add</em>, rounded half up.
 *
 * @param scale decimals of what comes out
 */
public record Unit(
        @Doc("the unit it is in") String from,
        @Doc("the unit it becomes") String to,
        @Doc("decimals that are kept") Count scale,
        @Doc("is taken away first") Optional<Decimal> subtract,
        @Doc("is multiplied with then") Optional<Decimal> multiply,
        @Doc("is divided by then") Optional<Decimal> divide,
        @Doc("is added last") Optional<Decimal> add,

        @Doc("what becomes of a row whose value is no measurement; fail where it is left out")
        Optional<Otherwise> impossible)
        implements NumberTransform {
    /** Beyond this a value is no measurement; what comes of it still fits in a {@code numeric}. */
    private static final String LARGEST = "1e100";

    public Unit {
        boolean changes =
                multiply.or(() -> divide).or(() -> add).or(() -> subtract).isPresent();
        boolean defined = divide.stream().noneMatch(Decimal::isZero);
        if (!changes || !defined) {
            throw Problem.user(
                            "DATA-UNIT",
                            "`unit` from " + from + " to " + to + " says no calculation",
                            "units are related by numbers that you declare, and by 0 nothing is divided",
                            "write for example {from: °F, to: °C, subtract: 32, multiply: 5, divide: 9, scale: 1}")
                    .asException();
        }
    }

    @Override
    public Derived of(Input input) {
        return input.as("numeric").once(this::converted);
    }

    private Derived converted(Input v) {
        String term = subtract.map(n -> "(" + v + " - " + n.sql() + ")").orElse(v.expression());
        String factor = multiply.map(n -> " * " + n.sql()).orElse("");
        String quotient =
                divide.map(n -> "round(" + term + factor + ", 60) / " + n.sql()).orElse(term + factor);
        String sum = add.map(n -> " + " + n.sql()).orElse("");
        String sane = "abs(" + v + ") <= " + LARGEST;
        return Derived.of("CASE WHEN " + sane + " THEN round(" + quotient + sum + ", " + scale + ") END")
                .with(v.objection(
                        "no-measurement",
                        "NOT " + sane,
                        impossible.orElse(Otherwise.FAIL).action(),
                        "is not a number that can be in " + from));
    }

    @AutoService(TransformType.class)
    public static final class Type extends TransformType {
        public Type() {
            super(
                    Unit.class,
                    "unit",
                    "Converts a number to another unit by the numbers you declare: (value − `subtract`) × `multiply` ÷"
                            + " `divide` + `add`, rounded to `scale` decimals, half up. No factor is built in: which one"
                            + " holds for glucose does not hold for cholesterol. `NaN`, an infinity and what is beyond 10^100 are no"
                            + " measurement, and never converted.",
                    TransformExample.of(
                                    "numeric",
                                    "unit: {from: °F, to: °C, subtract: \"32\", multiply: \"5\", divide: \"9\", scale:"
                                            + " \"1\"}")
                            .gives("98.6", "37.0")
                            .gives("-40", "-40.0")
                            .refuses("NaN", "no-measurement")
                            .refuses("-Infinity", "no-measurement"));
        }
    }
}
