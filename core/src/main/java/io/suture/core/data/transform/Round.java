// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.transform;

import com.google.auto.service.AutoService;
import io.suture.core.data.Derived;
import io.suture.core.problem.Problem;
import io.suture.core.typed.Count;
import io.suture.core.typed.Doc;
import java.util.Optional;

/**
 * So many decimals, by a rounding that is named as in {@link java.math.RoundingMode}.
 *
 * @param scale at most 100
 */
public record Round(
        @Doc("decimals that are kept") Count scale,
        @Doc("how; half up where it is left out") Optional<Mode> mode,

        @Doc("what becomes of a row whose value has more decimals; it is rounded where this is left out")
        Optional<Otherwise> inexact)
        implements NumberTransform {
    private static final int MOST = 100;

    /** As {@link java.math.RoundingMode} defines them. */
    public enum Mode {
        HALF_UP,
        HALF_EVEN,
        UP,
        DOWN,
        CEILING,
        FLOOR
    }

    public Round {
        if (scale.value() > MOST) {
            throw Problem.user(
                            "DATA-SCALE",
                            "`round` to " + scale + " decimals",
                            "no measurement has so many; more than " + MOST + " are not computed",
                            "write the number of decimals the target column has")
                    .asException();
        }
    }

    @Override
    public Derived of(Input input) {
        return input.as("numeric").once(this::rounded);
    }

    private Derived rounded(Input v) {
        Derived rounded = Derived.of("CASE WHEN scale(" + v + ") > " + scale + " THEN "
                + by(mode.orElse(Mode.HALF_UP), v) + " ELSE round(" + v + ", " + scale + ") END");
        return inexact.map(otherwise -> rounded.with(
                        v.objection(
                                "inexact",
                                v + " <> round(" + v + ", " + scale + ")",
                                otherwise.action(),
                                "has more than " + scale + " decimals"),
                        "NULL"))
                .orElse(rounded);
    }

    /** Of a value with more decimals; by multiplication only, since a division of {@code numeric} is not exact. */
    private String by(Mode rounding, Input v) {
        String step = scale.value() == 0 ? "1" : "0." + "0".repeat(scale.value() - 1) + "1";
        String down = "trunc(" + v + ", " + scale + ")";
        return switch (rounding) {
            case HALF_UP -> "round(" + v + ", " + scale + ")";
            case HALF_EVEN ->
                "CASE WHEN abs(" + v + " - " + down + ") * 2 = " + step + " AND mod(" + down + ", 2 * " + step
                        + ") = 0 THEN " + down + " ELSE round(" + v + ", " + scale + ") END";
            case UP ->
                "CASE WHEN " + v + " = " + down + " THEN " + down + " ELSE " + down + " + sign(" + v + ") * " + step
                        + " END";
            case DOWN -> down;
            case CEILING -> "CASE WHEN " + v + " > " + down + " THEN " + down + " + " + step + " ELSE " + down + " END";
            case FLOOR -> "CASE WHEN " + v + " < " + down + " THEN " + down + " - " + step + " ELSE " + down + " END";
        };
    }

    @AutoService(TransformType.class)
    public static final class Type extends TransformType {
        public Type() {
            super(
                    Round.class,
                    "round",
                    "Keeps so many decimals of a number.",
                    TransformExample.of("numeric", "round: {scale: \"1\", mode: half even}")
                            .gives("36.65", "36.6")
                            .gives("36.75", "36.8")
                            .gives("36.7", "36.7")
                            .gives("-0.05", "0.0"));
        }
    }
}
