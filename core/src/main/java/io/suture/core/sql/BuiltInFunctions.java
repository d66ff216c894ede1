// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** PostgreSQL's own functions, none of which runs SQL that is given to it. The list is a resource, read when first asked. */
public final class BuiltInFunctions {
    private static final Set<String> NAMES = read();

    private BuiltInFunctions() {}

    /** Whether PostgreSQL has one of that name in {@code pg_catalog}. */
    public static boolean contains(String name) {
        return NAMES.contains(name);
    }

    private static Set<String> read() {
        try (InputStream list = BuiltInFunctions.class.getResourceAsStream("built-in-functions.txt")) {
            if (list == null) {
                throw new IllegalStateException("the class path lacks built-in-functions.txt");
            }
            String text = new String(list.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Arrays.stream(line.split(" ")))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
