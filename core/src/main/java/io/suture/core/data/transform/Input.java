// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.transform;

import io.suture.core.data.Action;
import io.suture.core.data.Objection;
import io.suture.core.data.Severity;
import java.util.Locale;

/**
 * The value a transform is given.
 *
 * @param expression SQL over the source row
 * @param name the target column, for codes and messages
 */
public record Input(String expression, String name, RunFacts run) {
    /** What {@link #once} calls the value. */
    public static final String V = "i.v";

    /** An expression that reads the value as {@link #V} any number of times, while it is computed once a row. */
    public String once(String reading) {
        return "(SELECT " + reading + " FROM (SELECT " + expression + " AS v OFFSET 0) AS i)";
    }

    /** The same for what reads text. */
    public String onceAsText(String reading) {
        return as("text").once(reading);
    }

    /** The value as another type it fits in always. */
    public Input as(String type) {
        return with("(" + expression + ")::" + type);
    }

    /** Another value for the same column. */
    public Input with(String other) {
        return new Input(other, name, run);
    }

    /**
     * An error.
     *
     * @param reason the last words of its code
     * @param condition over the source row
     * @param what completes the sentence "the value of the column …"
     */
    public Objection objection(String reason, String condition, Action action, String what) {
        return new Objection(code(reason), condition, action, Severity.ERROR, "the value for `" + name + "` " + what);
    }

    private String code(String reason) {
        String words =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return words.isEmpty() ? reason : words + "-" + reason;
    }
}
