// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation.rows;

import io.suture.core.data.Objection;
import io.suture.core.plan.Trial;
import io.suture.core.problem.Problem;
import io.suture.core.sql.SqlLiteral;
import java.util.Collection;
import java.util.stream.Stream;

/** That the server takes the regular expressions of rules; else the first row would find it out, and be blamed. */
final class Formats {
    private Formats() {}

    /** One a rule that has one. Reads no row. */
    static Stream<Trial> trials(Collection<Objection> objections) {
        return objections.stream().flatMap(o -> o.format().map(f -> trial(o.code(), f)).stream());
    }

    private static Trial trial(String rule, String format) {
        return Trial.ofValue(
                "the format of rule " + rule + " is a regular expression",
                "SELECT 0, CAST('' ~ " + SqlLiteral.quote(format) + " AS int)",
                Problem.user(
                        "DATA-RULE-FORMAT",
                        "the server does not take the `format` of rule " + rule,
                        "it is no regular expression, and no value could be held against it",
                        "mend it; ( ) [ ] { } * + ? . ^ $ | and \\ mean something there, and stand for themselves behind a \\"));
    }
}
