// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.transform;

import io.suture.core.problem.Problem;
import io.suture.core.sql.SqlLiteral;
import io.suture.core.typed.OneText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a date or a moment is written: {@code dd.MM.yyyy}, {@code yyyy-MM-dd'T'HH:mm:ssXXX}. Letters as in {@link
 * java.time.format.DateTimeFormatter}; letters in single quotes, and all other characters, stand for themselves.
 *
 * @param text as the author wrote it
 */
@OneText("a format such as dd.MM.yyyy")
public record DateFormat(String text) {
    private static final Pattern PIECE =
            Pattern.compile("'(?<quoted>[^']+)'|(?<letters>([A-Za-z])\\3*)|(?<other>[^A-Za-z'])");

    /** @throws io.suture.core.problem.SutureException {@code DATA-FORMAT} */
    public DateFormat {
        List<DatePart> parts = parts(text);
        boolean date = count(parts, DatePart.YEARS) == 1
                && count(parts, DatePart.MONTHS) == 1
                && count(parts, DatePart.DAYS) == 1;
        boolean halves = count(parts, DatePart.HALF_DAY_HOURS) == count(parts, List.of(DatePart.HALF_OF_DAY));
        if (!date || !halves || new HashSet<>(parts).size() < parts.size() || count(parts, DatePart.HOURS) > 1) {
            throw refused(text);
        }
    }

    private static long count(List<DatePart> parts, Collection<DatePart> of) {
        return parts.stream().filter(of::contains).count();
    }

    private static List<DatePart> parts(String text) {
        List<DatePart> parts = new ArrayList<>();
        Matcher piece = PIECE.matcher(text);
        int end = 0;
        for (; piece.find() && piece.start() == end; end = piece.end()) {
            if (piece.group("letters") != null) {
                parts.add(DatePart.named(piece.group("letters")).orElseThrow(() -> refused(text)));
            }
        }
        if (end < text.length()) {
            throw refused(text);
        }
        return parts;
    }

    /** The parts it has, in order. */
    List<DatePart> parts() {
        return parts(text);
    }

    boolean has(DatePart part) {
        return parts().contains(part);
    }

    boolean hasTime() {
        return parts().stream().anyMatch(DatePart.HOURS::contains);
    }

    /**
     * A regular expression of PostgreSQL's, as a literal.
     *
     * @param group what begins a part's parentheses: {@code (} for one that can be asked for, {@code (?:} for one that cannot, and is found
     *     much faster
     */
    String regex(String group) {
        StringBuilder regex = new StringBuilder("^");
        for (Piece piece : pieces()) {
            regex.append(piece.part()
                    .map(part -> group + part.regex() + ")")
                    .orElseGet(() -> piece.words().replaceAll("[^A-Za-z0-9 ]", "\\\\$0")));
        }
        return SqlLiteral.quote(regex.append('$').toString());
    }

    /** A part, or words that stand for themselves. */
    private record Piece(Optional<DatePart> part, String words) {
        /** Characters; empty where that differs. */
        OptionalInt length() {
            return part.map(DatePart::length).orElseGet(() -> OptionalInt.of(words.codePointCount(0, words.length())));
        }
    }

    private List<Piece> pieces() {
        return PIECE.matcher(text)
                .results()
                .map(found -> {
                    Matcher piece = PIECE.matcher(found.group());
                    piece.matches();
                    String plain = piece.group("quoted") == null ? found.group() : piece.group("quoted");
                    return new Piece(Optional.ofNullable(piece.group("letters")).flatMap(DatePart::named), plain);
                })
                .toList();
    }

    /** Whether each part is always at the same place. */
    boolean isFixed() {
        return pieces().stream().allMatch(p -> p.length().isPresent());
    }

    /** A part of a text of this format, which {@link #isFixed}. */
    String cut(DatePart wanted, String from) {
        int place = 1;
        for (Piece piece : pieces()) {
            if (piece.part().equals(Optional.of(wanted))) {
                return "substr(" + from + ", " + place + ", " + piece.length().orElseThrow() + ")";
            }
            place += piece.length().orElseThrow();
        }
        throw new IllegalArgumentException(text + " has no " + wanted);
    }

    private static RuntimeException refused(String text) {
        return Problem.user(
                        "DATA-FORMAT",
                        "`" + text + "` is not the format of a date",
                        "it names year, month and day once each, with " + String.join(", ", DatePart.all())
                                + "; hh and h go with a; other letters stand in single quotes",
                        "write for example dd.MM.yyyy or yyyy-MM-dd'T'HH:mm:ss")
                .asException();
    }

    public static DateFormat parse(String text) {
        return new DateFormat(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
