// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.output;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The form of an answer. */
public enum OutputMode {
    TEXT,
    JSON,
    /** SARIF 2.1.0. */
    SARIF,
    /** Annotations of a workflow of GitHub. */
    GITHUB,
    /** JUnit's XML. */
    JUNIT;

    /** Those that every command answers in. */
    public static final Set<OutputMode> COMMON = Set.of(TEXT, JSON);

    /** The mode that arguments ask for, even if they are wrong otherwise: a usage error is answered in JSON too. */
    public static OutputMode askedFor(List<String> arguments) {
        OutputMode mode = TEXT;
        for (Iterator<String> all = arguments.iterator(); all.hasNext(); ) {
            Optional<String> value = value(all.next(), all);
            if (value.isPresent()) {
                mode = named(value.get()).orElse(TEXT);
            }
        }
        return mode;
    }

    private static Optional<OutputMode> named(String word) {
        return Arrays.stream(values())
                .filter(m -> m.toString().equalsIgnoreCase(word))
                .findFirst();
    }

    /** What is said of the form in this argument and, where it stands apart, the next. */
    private static Optional<String> value(String argument, Iterator<String> next) {
        if (argument.equals("-o") || argument.equals("--output")) {
            return next.hasNext() ? Optional.of(next.next()) : Optional.empty();
        }
        if (argument.startsWith("--output=")) {
            return Optional.of(argument.substring("--output=".length()));
        }
        boolean joined = argument.startsWith("-o") && !argument.startsWith("--");
        return joined ? Optional.of(argument.substring(argument.startsWith("-o=") ? 3 : 2)) : Optional.empty();
    }

    /** As on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
