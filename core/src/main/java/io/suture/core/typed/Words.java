// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts SQL together word by word: what is empty leaves no space behind. */
public final class Words {
    private Words() {}

    /** The parts with a space between them; an empty one, or an {@link Optional} that is empty, is left out. */
    public static String of(Object... parts) {
        return Arrays.stream(parts)
                .flatMap(part ->
                        part instanceof Optional<?> optional ? optional.stream() : java.util.stream.Stream.of(part))
                .map(Object::toString)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** The one statement that the parts are. */
    public static List<String> statement(Object... parts) {
        return List.of(of(parts));
    }

    /** These words where it is so, else none. */
    public static String when(boolean so, String words) {
        return so ? words : "";
    }

    /** The value behind these words, else none. */
    public static Optional<String> after(String words, Optional<?> value) {
        return value.map(v -> words + " " + v);
    }

    /** {@code a, b}. */
    public static String list(Collection<?> items) {
        return items.stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    /** {@code (a, b)}. */
    public static String inParentheses(Collection<?> items) {
        return "(" + list(items) + ")";
    }

    /** {@code words (a, b)}, or nothing where there are no items. */
    public static String after(String words, Collection<?> items) {
        return items.isEmpty() ? "" : of(words, inParentheses(items));
    }
}
