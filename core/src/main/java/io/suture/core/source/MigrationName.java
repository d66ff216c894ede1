// SPDX-License-Identifier: Apache-2.0
package io.suture.core.source;

import io.suture.core.problem.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A name that tells what a migration does (requirement E2).
 *
 * @param words lower case, 2 or more
 */
public record MigrationName(List<String> words) {
    /** Characters a name may have, so that its file name is legal everywhere. */
    public static final int MAX_LENGTH = 100;

    private static final Pattern SEPARATOR = Pattern.compile("[\\s_-]+");
    private static final Pattern WORD = Pattern.compile("[a-z0-9]+");
    private static final Set<String> EMPTY_WORDS = Set.of(
            "a",
            "again",
            "change",
            "changes",
            "data",
            "database",
            "db",
            "final",
            "fix",
            "fixes",
            "migrate",
            "migration",
            "misc",
            "more",
            "my",
            "new",
            "old",
            "other",
            "patch",
            "schema",
            "script",
            "some",
            "sql",
            "stuff",
            "temp",
            "test",
            "the",
            "tmp",
            "update",
            "updates",
            "various",
            "wip");

    public MigrationName {
        words = List.copyOf(words);
    }

    /** Refuses with {@code NAME-CHARACTERS}, {@code NAME-LONG}, {@code NAME-EMPTY-WORDS}. */
    public static MigrationName of(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        List<String> words =
                Arrays.stream(SEPARATOR.split(lower)).filter(w -> !w.isEmpty()).toList();
        if (!words.stream().allMatch(w -> WORD.matcher(w).matches())) {
            throw refused(
                    "NAME-CHARACTERS", text, "a name is letters a to z and digits, in words: it becomes a file name");
        }
        if (lower.length() > MAX_LENGTH) {
            throw refused("NAME-LONG", text, "it has more than " + MAX_LENGTH + " characters");
        }
        if (words.size() < 2 || EMPTY_WORDS.containsAll(words)) {
            throw refused("NAME-EMPTY-WORDS", text, "in a year nobody will know from it what the migration did");
        }
        return new MigrationName(words);
    }

    /** As part of a file name: words joined by {@code _}. */
    public String snake() {
        return String.join("_", words);
    }

    /** For people: the first letter capital. */
    public String sentence() {
        String text = String.join(" ", words);
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static RuntimeException refused(String code, String text, String why) {
        return Problem.user(
                        code,
                        "\"" + text + "\" does not do as the name of a migration",
                        why,
                        "say what it does, for example add_compliance_fields")
                .asException();
    }
}
