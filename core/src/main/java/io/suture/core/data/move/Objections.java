// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.move;

import io.suture.core.data.Action;
import io.suture.core.data.Objection;
import io.suture.core.data.Severity;
import io.suture.core.data.Threshold;
import io.suture.core.problem.Problem;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** An objection as a line of a {@code CALL}: {@code ['objection', code, condition, action, severity, message, limit]}, and {@code format} behind it where there is one. */
public final class Objections {
    static final String WORD = "objection";

    private static final String ROWS = " rows";
    private static final String PERCENT = " %";

    private Objections() {}

    /** Two of one target have one name. */
    public static Problem twice(Objection objection) {
        return Problem.user(
                "DATA-RULE-TWICE",
                "two rules of one target are called " + objection.code(),
                "rows are counted by the names of the rules they break",
                "give each a name of its own");
    }

    static List<String> line(Objection objection) {
        return Stream.concat(
                        Stream.of(
                                WORD,
                                objection.code(),
                                objection.condition(),
                                objection.action().name(),
                                objection.severity().name(),
                                objection.message(),
                                objection.threshold().map(Objections::limit).orElse("")),
                        objection.format().stream())
                .toList();
    }

    /** @param rest of the line, behind its word */
    static Objection of(List<String> rest) {
        Objection objection = new Objection(
                rest.get(0), rest.get(1), Action.valueOf(rest.get(2)), Severity.valueOf(rest.get(3)), rest.get(4));
        Objection limited = limit(rest.get(5)).map(objection::upTo).orElse(objection);
        return rest.stream().skip(6).findFirst().map(limited::by).orElse(limited);
    }

    private static String limit(Threshold threshold) {
        return switch (threshold) {
            case Threshold.Rows rows -> rows.rows() + ROWS;
            case Threshold.Percent percent -> percent.percent().toPlainString() + PERCENT;
        };
    }

    private static Optional<Threshold> limit(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                text.endsWith(ROWS)
                        ? new Threshold.Rows(Long.parseLong(text.substring(0, text.length() - ROWS.length())))
                        : new Threshold.Percent(new BigDecimal(text.substring(0, text.length() - PERCENT.length()))));
    }
}
