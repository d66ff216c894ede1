// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql;

import java.util.function.IntUnaryOperator;

/**
 * Where things end in a text: each method takes the offset a thing starts at and answers the offset after it, or -1 where it
 * never ends. The rules are those of PostgreSQL's {@code scan.l}.
 */
final class Scan {
    private static final String OPERATOR_CHARACTERS = "~!@#^&|`?+-*/%<>=";
    /** An operator of several characters may end in + or - only if it has one of these. */
    private static final String UNUSUAL = "~!@#^&|`?%";

    private final String text;
    private final int end;

    Scan(String text) {
        this.text = text;
        this.end = text.length();
    }

    boolean is(int at, char c) {
        return at < end && text.charAt(at) == c;
    }

    boolean isDigit(int at) {
        return at < end && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    boolean isWordStart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= 0x80;
    }

    boolean isOperatorCharacter(char c) {
        return OPERATOR_CHARACTERS.indexOf(c) >= 0;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }

    private static boolean isNewline(char c) {
        return c == '\n' || c == '\r';
    }

    int skipSpace(int from) {
        int at = from;
        while (at < end && isSpace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    int lineEnd(int from) {
        int at = from;
        while (at < end && !isNewline(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** The start of the line after. */
    int nextLine(int from) {
        int at = lineEnd(from);
        return Math.min(end, at + (is(at, '\r') && is(at + 1, '\n') ? 2 : 1));
    }

    int wordEnd(int from) {
        int at = from + 1;
        while (at < end && (isWordStart(text.charAt(at)) || isDigit(at) || text.charAt(at) == '$')) {
            at++;
        }
        return at;
    }

    boolean startsLineComment(int at) {
        return is(at, '-') && is(at + 1, '-');
    }

    boolean startsBlockComment(int at) {
        return is(at, '/') && is(at + 1, '*');
    }

    int blockComment(int from) {
        int depth = 0;
        for (int at = from; at < end; at++) {
            if (startsBlockComment(at)) {
                depth++;
                at++;
            } else if (is(at, '*') && is(at + 1, '/')) {
                depth--;
                at++;
                if (depth == 0) {
                    return at + 1;
                }
            }
        }
        return -1;
    }

    /** Up to the closing quote; two quotes stand for one. */
    int quoted(int from, char quote) {
        for (int at = from + 1; at < end; at++) {
            if (text.charAt(at) == quote) {
                if (!is(at + 1, quote)) {
                    return at + 1;
                }
                at++;
            }
        }
        return -1;
    }

    int plainString(int from) {
        return continued(from, at -> quoted(at, '\''));
    }

    /** A string in which a backslash escapes the character after it. */
    int escapeString(int from) {
        return continued(from, this::escaped);
    }

    /** A string in which two quotes do not stand for one. */
    int bitString(int from) {
        return continued(from, this::upToQuote);
    }

    private int upToQuote(int from) {
        int close = text.indexOf('\'', from + 1);
        return close < 0 ? -1 : close + 1;
    }

    private int continued(int from, IntUnaryOperator part) {
        int at = from;
        while (true) {
            int close = part.applyAsInt(at);
            int next = close < 0 ? -1 : continuation(close);
            if (next < 0) {
                return close;
            }
            at = next;
        }
    }

    private int escaped(int from) {
        for (int at = from + 1; at < end; at++) {
            char c = text.charAt(at);
            if (c == '\\' || c == '\'' && is(at + 1, '\'')) {
                at++;
            } else if (c == '\'') {
                return at + 1;
            }
        }
        return -1;
    }

    /** The opening quote of the next part of the string, if only space with a line end and comments lie between; or -1. */
    private int continuation(int from) {
        boolean newline = false;
        int at = from;
        while (at < end) {
            char c = text.charAt(at);
            if (isSpace(c)) {
                newline |= isNewline(c);
                at++;
            } else if (startsLineComment(at)) {
                at = lineEnd(at);
            } else {
                return c == '\'' && newline ? at : -1;
            }
        }
        return -1;
    }

    /** The end of {@code $tag$}, or -1 if no dollar quote starts here. */
    int dollarTag(int from) {
        int at = from + 1;
        if (at < end && isWordStart(text.charAt(at))) {
            at++;
            while (at < end && (isWordStart(text.charAt(at)) || isDigit(at))) {
                at++;
            }
        }
        return is(at, '$') ? at + 1 : -1;
    }

    int dollarString(int from, int tagEnd) {
        String tag = text.substring(from, tagEnd);
        int close = text.indexOf(tag, tagEnd);
        return close < 0 ? -1 : close + tag.length();
    }

    int operator(int from) {
        int at = from;
        while (at < end && isOperatorCharacter(text.charAt(at)) && !startsLineComment(at) && !startsBlockComment(at)) {
            at++;
        }
        while (at > from + 1 && (is(at - 1, '+') || is(at - 1, '-')) && !hasUnusual(from, at - 1)) {
            at--;
        }
        return at;
    }

    private boolean hasUnusual(int from, int to) {
        for (int at = from; at < to; at++) {
            if (UNUSUAL.indexOf(text.charAt(at)) >= 0) {
                return true;
            }
        }
        return false;
    }

    int digits(int from) {
        int at = from;
        while (isDigit(at)) {
            at++;
        }
        return at;
    }

    int number(int from) {
        if (is(from, '0') && from + 1 < end) {
            int radix = switch (text.charAt(from + 1)) {
                case 'x', 'X' -> 16;
                case 'o', 'O' -> 8;
                case 'b', 'B' -> 2;
                default -> 0;
            };
            int integer = radix == 0 ? from : grouped(from + 2, radix, true);
            if (radix != 0 && integer > from + 2) {
                return integer;
            }
        }
        int whole = grouped(from, 10, false);
        return is(whole, '.') && !is(whole + 1, '.') ? fraction(whole) : exponent(whole);
    }

    /** From the point of a decimal number. */
    int fraction(int point) {
        return exponent(grouped(point + 1, 10, false));
    }

    private int exponent(int from) {
        if (is(from, 'e') || is(from, 'E')) {
            int sign = is(from + 1, '+') || is(from + 1, '-') ? 1 : 0;
            int after = grouped(from + 1 + sign, 10, false);
            return after > from + 1 + sign ? after : from;
        }
        return from;
    }

    /** Digits of this radix, each but the first possibly after an underscore. */
    private int grouped(int from, int radix, boolean leadingUnderscore) {
        int at = from;
        while (at < end) {
            int digit = is(at, '_') && (at > from || leadingUnderscore) ? at + 1 : at;
            if (digit >= end || text.charAt(digit) >= 0x80 || Character.digit(text.charAt(digit), radix) < 0) {
                return at;
            }
            at = digit + 1;
        }
        return at;
    }

    /** The end of the line {@code \.} from here on; the start itself where there is none: then no data was meant. */
    int copyDataEnd(int from) {
        for (int line = from; line < end; line = nextLine(line)) {
            if (text.substring(line, lineEnd(line)).strip().equals("\\.")) {
                return lineEnd(line);
            }
        }
        return from;
    }
}
