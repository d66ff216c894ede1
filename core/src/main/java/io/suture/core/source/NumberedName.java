// SPDX-License-Identifier: Apache-2.0
package io.suture.core.source;

import io.suture.core.migration.Rank;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A name that begins with its number, as nearly every tool has it: {@code 0010_add_column},
 * {@code 2026-07-30-140000-0000_add_index}.
 *
 * @param name the whole
 * @param digits before the first {@code _}, dashes removed
 * @param rest after the first {@code _}; empty where there is none
 */
record NumberedName(String name, String digits, String rest) {
    private static final Pattern FORM = Pattern.compile("([0-9][0-9-]*)(?:_(.*))?", Pattern.DOTALL);

    /** @param name without suffix; empty if it does not begin with a number */
    static Optional<NumberedName> of(String name) {
        Matcher m = FORM.matcher(name);
        return m.matches()
                ? Optional.of(new NumberedName(
                        name,
                        m.group(1).replace("-", ""),
                        Optional.ofNullable(m.group(2)).orElse("")))
                : Optional.empty();
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
