// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.transform;

import io.suture.core.data.Action;
import io.suture.core.data.Derived;
import io.suture.core.data.Interim;
import io.suture.core.data.Objection;
import io.suture.core.data.Severity;
import io.suture.core.sql.Identifier;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The value a transform is given.
 *
 * @param expression SQL over the source row, and over interims up to this level
 * @param name the target column, for codes and messages
 */
public record Input(String expression, int level, String name, RunFacts run) {
    private static final Pattern NAMED = Pattern.compile("\\(?(src\\.)?(\\w+|\"[^\"]+\")\\)?(::text)?");
    /** What is left of a name within one of {@link Identifier#MAX_BYTES}. */
    private static final int LONGEST = 40;

    /** A value as it is so far. */
    public static Input of(Derived value, String name, RunFacts run) {
        return new Input(value.expression(), value.level(), name, run);
    }

    /** What a reading makes of the value, which may name it any number of times: it is computed once a row. */
    public Derived once(Function<Input, Derived> reading) {
        return NAMED.matcher(expression).matches()
                ? reading.apply(this)
                : each(List.of(expression), names -> reading.apply(names.getFirst()));
    }

    /** The same of several values, each computed once a row. */
    public Derived each(List<String> expressions, Function<List<Input>, Derived> reading) {
        List<Interim> interims = IntStream.range(0, expressions.size())
                .mapToObj(i -> new Interim(
                        level + 1, called(expressions.size() == 1 ? "" : "x" + (i + 1)), expressions.get(i)))
                .toList();
        return reading.apply(interims.stream()
                        .map(i -> new Input(i.name().toString(), i.level(), name, run))
                        .toList())
                .after(interims);
    }

    private Identifier called(String which) {
        boolean isShort = name.getBytes(StandardCharsets.UTF_8).length <= LONGEST;
        String known = isShort ? name : Integer.toHexString(name.hashCode());
        return Identifier.of("suture_" + (level + 1) + which + "_" + known);
    }

    /** The value as another type it fits in always. */
    public Input as(String type) {
        return with(NAMED.matcher(expression).matches() ? expression + "::" + type : "(" + expression + ")::" + type);
    }

    /** Another value for the same column. */
    public Input with(String other) {
        return new Input(other, level, name, run);
    }

    /** Of the same column, what is known of it so far. */
    Input with(Derived other) {
        return new Input(other.expression(), Math.max(level, other.level()), name, run);
    }

    @Override
    public String toString() {
        return expression;
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
