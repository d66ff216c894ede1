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
 * @param digits before the first {@code _}, dashes removed
 * @param rest after the first {@code _}; empty where there is none
 */
record NumberedName(String digits, String rest) {
    private static final Pattern FORM = Pattern.compile("([0-9][0-9-]*)(?:_(.*))?", Pattern.DOTALL);

    /** @param name without suffix; empty if it does not begin with a number */
    static Optional<NumberedName> of(String name) {
        Matcher m = FORM.matcher(name);
        return m.matches()
                ? Optional.of(new NumberedName(
                        m.group(1).replace("-", ""), Optional.ofNullable(m.group(2)).orElse("")))
                : Optional.empty();
    }

    /** Order of tools that read the number as a number: golang-migrate, sqlx, goose. */
    Rank byNumber() {
        return Rank.of(new BigInteger(digits), rest);
    }

    /**
     * Order of tools that compare text: Diesel, Prisma, dbmate. It is not the numeric one where dates of 14 and of 18 digits
     * are mixed.
     */
    Rank byText() {
        return Rank.of(digits + "_" + rest);
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
