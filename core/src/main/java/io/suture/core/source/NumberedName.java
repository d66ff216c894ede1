// SPDX-License-Identifier: Apache-2.0
package io.suture.core.source;

import io.suture.core.migration.Rank;
import java.math.BigInteger;
import java.util.Optional;

/**
 * A name that begins with its number, as nearly every tool has it: {@code 0010_add_column},
 * {@code 2026-07-30-140000-0000_add_index}.
 *
 * @param name the whole
 * @param digits before the first {@code _}, dashes removed
 * @param rest after the first {@code _}; empty where there is none
 */
record NumberedName(String name, String digits, String rest) {
    /** @param name without suffix; empty if it does not begin with a number */
    static Optional<NumberedName> of(String name) {
        int underscore = name.indexOf('_');
        String number = underscore < 0 ? name : name.substring(0, underscore);
        boolean numbered =
                !number.isEmpty() && isDigit(number.charAt(0)) && number.chars().allMatch(c -> isDigit(c) || c == '-');
        return numbered
                ? Optional.of(new NumberedName(
                        name, number.replace("-", ""), name.substring(underscore < 0 ? name.length() : underscore + 1)))
                : Optional.empty();
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    /** Order of tools that read the number as a number: golang-migrate, sqlx, goose. */
    Rank byNumber() {
        return Rank.of(new BigInteger(digits), rest);
    }

    /** Order of Diesel: the digits as text. Dates of 14 and of 18 digits are mixed there and keep their day. */
    Rank byDigits() {
        return Rank.of(digits + '\0' + rest);
    }

    /** Order of Prisma and dbmate: the whole name as text. */
    Rank byName() {
        return Rank.of(name);
    }

    /** Equal for equal numbers, whatever zeros stand before them. */
    String number() {
        return new BigInteger(digits).toString();
    }

    /** The rest in words, for people. */
    String description() {
        return rest.replace('_', ' ').replace('-', ' ').strip();
    }
}
