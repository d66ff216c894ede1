// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.config;

import io.suture.core.problem.Problem;
import io.suture.core.problem.Problems;
import io.suture.core.problem.SutureException;
import io.suture.core.sql.Identifier;
import io.suture.engine.connect.Surroundings;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** Turns what is written into typed values; what cannot be is noted, and nothing is repaired. */
final class Reading {
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,9}) ?(ms|s|m|min|h)");
    private static final Pattern BYTES = Pattern.compile("([1-9][0-9]{0,8}) ?(kB|MB|GB)");
    private static final Pattern PERCENT = Pattern.compile("([1-9][0-9]{0,3}) ?%");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)}");
    private static final Map<String, Boolean> SWITCH =
            Map.of("on", true, "true", true, "yes", true, "off", false, "false", false, "no", false);

    private final Values values;
    private final Problems problems = new Problems();

    Reading(Values values) {
        this.values = values;
    }

    /** @throws SutureException with everything that was noted */
    void finish() {
        problems.throwIfAny();
    }

    /** What the supplier makes, or its problems noted. */
    <T> Optional<T> make(Supplier<T> supplier) {
        return problems.collect(supplier);
    }

    Optional<String> text(Key key) {
        return values.of(key).map(Written::text);
    }

    Optional<Duration> duration(Key key) {
        return parse(key, "a duration such as 100ms, 10s, 5m or 1h", Reading::duration);
    }

    /** Empty where it is switched off, or wrong. */
    Optional<Duration> durationOrOff(Key key) {
        return orOff(key, "a duration such as 100ms or 5s, or off", Reading::duration);
    }

    /** Bytes, decimal; empty where it is switched off, or wrong. */
    OptionalLong bytesOrOff(Key key) {
        return orOff(key, "a size such as 64MB or 8GB, or off", Reading::bytes)
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    /** Empty where it is switched off, or wrong. */
    OptionalInt percentOrOff(Key key) {
        return orOff(key, "a percentage such as 50%, or off", Reading::percent)
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
    }

    /** Empty where it is switched off, or wrong. */
    OptionalLong countOrOff(Key key) {
        return orOff(key, "a number such as 50000, or off", Reading::number)
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    private <T> Optional<T> orOff(Key key, String expected, Function<String, Optional<T>> parser) {
        boolean off = values.of(key)
                .filter(written -> Boolean.FALSE.equals(SWITCH.get(written.text())))
                .isPresent();
        return off ? Optional.empty() : parse(key, expected, parser);
    }

    /** Names of the author's own, each with what stands below it. */
    Map<String, Map<String, String>> groups(Key key) {
        Map<String, Map<String, String>> all = new TreeMap<>();
        values.below(key).forEach((path, written) -> {
            int dot = path.lastIndexOf('.');
            all.computeIfAbsent(dot < 0 ? path : path.substring(0, dot), name -> new TreeMap<>())
                    .put(path.substring(dot + 1), written.text());
        });
        return all;
    }

    Optional<ZoneId> zone(Key key) {
        return parse(key, "a time zone such as Europe/Berlin", text -> {
            try {
                return Optional.of(ZoneId.of(text));
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        });
    }

    Optional<Boolean> toggle(Key key) {
        return parse(key, "on or off", text -> Optional.ofNullable(SWITCH.get(text.toLowerCase(Locale.ROOT))));
    }

    Optional<Integer> count(Key key, int most) {
        return parse(
                key,
                "a number from 1 to " + most,
                text -> Optional.of(text)
                        .filter(t -> t.matches("[0-9]{1,7}"))
                        .map(Integer::valueOf)
                        .filter(n -> n >= 1 && n <= most));
    }

    <E extends Enum<E>> Optional<E> oneOf(Key key, E[] all) {
        String names = String.join(", ", Stream.of(all).map(Reading::display).toList());
        return parse(
                key,
                "one of " + names,
                text -> Stream.of(all).filter(e -> display(e).equals(text)).findFirst());
    }

    /** One or several texts; commas divide them, too. */
    List<String> texts(Key key) {
        return values.of(key).stream()
                .flatMap(written -> written.items().stream())
                .flatMap(item -> Stream.of(item.split(",", -1)))
                .map(String::strip)
                .toList();
    }

    /** One or several as {@link #texts}, each with a meaning; the problems of what has none are noted. */
    <T> List<T> pieces(Key key, Function<String, T> reading) {
        return values.of(key).stream()
                .flatMap(written ->
                        texts(key).stream().flatMap(piece -> at(written, () -> reading.apply(piece)).stream()))
                .toList();
    }

    Optional<Pattern> pattern(Key key) {
        return parse(key, "a regular expression such as [a-z][a-z0-9_]*", text -> {
            try {
                return Optional.of(Pattern.compile(text));
            } catch (PatternSyntaxException e) {
                return Optional.empty();
            }
        });
    }

    /** One or several, each with a meaning; the problems of what has none are noted. */
    <T> List<T> each(Key key, Function<String, T> reading) {
        return values.of(key).stream()
                .flatMap(written ->
                        written.items().stream().flatMap(item -> at(written, () -> reading.apply(item)).stream()))
                .toList();
    }

    /** One name as the catalog stores it. */
    Optional<Identifier> identifier(Key key) {
        return values.of(key).flatMap(written -> at(written, () -> Identifier.of(written.text())));
    }

    /** Names as the catalog stores them: case counts, no quotes. */
    List<Identifier> identifiers(Key key) {
        return values.of(key).stream()
                .flatMap(written -> written.items().stream()
                        .flatMap(item -> Stream.of(item.split(",", -1)))
                        .map(String::strip)
                        .flatMap(name -> at(written, () -> Identifier.of(name)).stream()))
                .toList();
    }

    /** Text in which <code>${NAME}</code> is replaced by a variable of the environment, if it comes from the file. */
    Optional<String> interpolated(Key key, Surroundings around) {
        return values.of(key)
                .flatMap(written -> written.at().isEmpty()
                        ? Optional.of(written.text())
                        : at(written, () -> interpolate(written.text(), around)));
    }

    /** The same of each item of a list; in a variable, items are apart by spaces. */
    List<String> interpolatedItems(Key key, Surroundings around) {
        return values.of(key).stream()
                .flatMap(written -> written.at().isEmpty()
                        ? Stream.of(written.text().strip().split("\\s+"))
                        : written.items().stream()
                                .flatMap(item -> at(written, () -> interpolate(item, around)).stream()))
                .toList();
    }

    private static String interpolate(String text, Surroundings around) {
        return VARIABLE.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(around.variable(match.group(1))
                        .orElseThrow(() -> Problem.user(
                                        "CONFIG-VARIABLE",
                                        "the environment variable " + match.group(1) + " is not set",
                                        "the configuration names it as ${" + match.group(1) + "}",
                                        "set it before the command")
                                .asException())));
    }

    private <T> Optional<T> parse(Key key, String expected, Function<String, Optional<T>> parser) {
        return values.of(key).flatMap(written -> {
            Optional<T> parsed = parser.apply(written.text());
            if (parsed.isEmpty()) {
                problems.add(placed(written, wrong(key, written, expected)));
            }
            return parsed;
        });
    }

    private <T> Optional<T> at(Written written, Supplier<T> supplier) {
        try {
            return Optional.of(supplier.get());
        } catch (SutureException e) {
            e.problems().forEach(p -> problems.add(placed(written, p)));
            return Optional.empty();
        }
    }

    private static Problem wrong(Key key, Written written, String expected) {
        String value = key.isSecret() ? "its value" : "`" + written.text() + "`";
        return Problem.user(
                "CONFIG-VALUE",
                "`" + key.path() + "` is " + expected + ", not " + value,
                "it was given by " + written.from(),
                key.otherwise().map(d -> "write for example `" + d + "`").orElse("correct it"));
    }

    private static Problem placed(Written written, Problem problem) {
        return written.at().map(problem::at).orElse(problem);
    }

    private static String display(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static Optional<Long> bytes(String text) {
        Matcher matcher = BYTES.matcher(text);
        return matcher.matches()
                ? Optional.of(Long.parseLong(matcher.group(1))
                        * switch (matcher.group(2)) {
                            case "kB" -> 1_000L;
                            case "MB" -> 1_000_000L;
                            default -> 1_000_000_000L;
                        })
                : Optional.empty();
    }

    private static Optional<Integer> percent(String text) {
        Matcher matcher = PERCENT.matcher(text);
        return matcher.matches() ? Optional.of(Integer.valueOf(matcher.group(1))) : Optional.empty();
    }

    private static Optional<Long> number(String text) {
        return Optional.of(text).filter(t -> t.matches("[0-9]{1,12}")).map(Long::valueOf);
    }

    private static Optional<Duration> duration(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long amount = Long.parseLong(matcher.group(1));
        return Optional.of(
                switch (matcher.group(2)) {
                    case "ms" -> Duration.ofMillis(amount);
                    case "s" -> Duration.ofSeconds(amount);
                    case "h" -> Duration.ofHours(amount);
                    default -> Duration.ofMinutes(amount);
                });
    }
}
