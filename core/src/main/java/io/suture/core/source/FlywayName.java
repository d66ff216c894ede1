// SPDX-License-Identifier: Apache-2.0
package io.suture.core.source;

import io.suture.core.migration.Rank;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file name by Flyway's rules: a prefix, a version whose parts are numbers, two underscores, a description.
 *
 * @param prefix {@code V}, {@code U}, {@code B} or {@code R}
 * @param version with {@code .} between its parts, as displayed; empty for {@code R}
 * @param numbers the parts of the version
 * @param description in words
 */
record FlywayName(char prefix, String version, List<BigInteger> numbers, String description) {
    private static final String PREFIXES = "VUBR";
    private static final Pattern FORM =
            Pattern.compile("([VUB])([0-9]+(?:[._][0-9]+)*)(?:__(.*))?|R__(.*)", Pattern.DOTALL);

    /** @param name without {@code .sql} */
    static Optional<FlywayName> of(String name) {
        if (name.isEmpty() || PREFIXES.indexOf(name.charAt(0)) < 0) {
            return Optional.empty();
        }
        Matcher m = FORM.matcher(name);
        if (!m.matches()) {
            return Optional.empty();
        }
        return Optional.of(m.group(1) == null ? repeatable(m.group(4)) : versioned(m));
    }

    private static FlywayName repeatable(String description) {
        return new FlywayName('R', "", List.of(), words(description));
    }

    private static FlywayName versioned(Matcher m) {
        String version = m.group(2).replace('_', '.');
        List<BigInteger> numbers = new ArrayList<>();
        for (String part : version.split("\\.")) {
            numbers.add(new BigInteger(part));
        }
        return new FlywayName(m.group(1).charAt(0), version, List.copyOf(numbers), words(m.group(3)));
    }

    private static String words(String description) {
        return description == null ? "" : description.replace('_', ' ').strip();
    }

    /** By numbers, so that {@code 1.0} equals {@code 1} and {@code 10} follows {@code 9}; repeatable ones by description. */
    Rank rank() {
        return new Rank(numbers, prefix == 'R' ? description : "");
    }

    /** Equal for equal versions, however they are written. */
    List<BigInteger> key() {
        int end = numbers.size();
        while (end > 1 && numbers.get(end - 1).signum() == 0) {
            end--;
        }
        return numbers.subList(0, end);
    }
}
