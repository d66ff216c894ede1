// SPDX-License-Identifier: Apache-2.0
package io.suture.core.migration;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.semver4j.Semver;
import org.semver4j.range.RangeListFactory;

/**
 * Versions of an application that need a shape: {@code ward-app <2.0}.
 *
 * @param application empty for every application that says a version
 * @param range of semantic versions, as npm has them: {@code >=2.0 <3}, {@code 1.x}, {@code ^1.2 || 3.x}
 */
public record ApplicationNeed(Optional<String> application, String range) {
    private static final Pattern SAID =
            Pattern.compile("(?:([\\p{L}_][^\\s<>=~^]*)\\s+|([\\p{L}_][^\\s<>=~^]*)(?=[<>=~^]))?(.+)");

    /** Empty where the text is none. */
    public static Optional<ApplicationNeed> find(String text) {
        Matcher said = SAID.matcher(text.strip());
        if (!said.matches() || !isRange(said.group(3))) {
            return Optional.empty();
        }
        Optional<String> name = Optional.ofNullable(said.group(1)).or(() -> Optional.ofNullable(said.group(2)));
        return Optional.of(new ApplicationNeed(name, said.group(3).strip()));
    }

    private static boolean isRange(String text) {
        return text.chars().anyMatch(Character::isDigit)
                && !RangeListFactory.create(text).toString().isBlank();
    }

    /** Whether a client of this name is spoken of, whatever its version. */
    public boolean concerns(ApplicationVersion client) {
        return application.map(client.name()::equals).orElse(true);
    }

    /** Whether this client is one of them. */
    public boolean isOf(ApplicationVersion client) {
        return concerns(client)
                && client.version()
                        .map(v -> new Semver(v.text()).satisfies(RangeListFactory.create(range)))
                        .orElse(false);
    }

    /** As an author writes it. */
    @Override
    public String toString() {
        return application.map(a -> a + " " + range).orElse(range);
    }
}
