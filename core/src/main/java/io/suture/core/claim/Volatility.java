// SPDX-License-Identifier: Apache-2.0
package io.suture.core.claim;

import io.suture.core.outlook.Outlook;
import io.suture.core.sql.BuiltInFunctions;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.Node;
import io.suture.core.sql.ddl.Expressions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether an expression may give another value a row ({@code contain_volatile_functions}): then a column with that default cannot
 * be added without writing every row. A function nobody knows counts as volatile.
 */
public final class Volatility {
    private static final Set<String> VOLATILE = read("volatile-functions.txt");
    private static final Set<String> CALM_IN_EXTENSIONS = read("extension-functions.txt");

    private Volatility() {}

    /** Whether any function that the expression calls is volatile, or unknown. */
    public static boolean of(Node expression, Outlook outlook) {
        return Expressions.functions(expression).stream().anyMatch(name -> isVolatile(name, outlook));
    }

    /** Whether any of PostgreSQL's own functions that the expression calls is volatile. */
    public static boolean ofBuiltIn(Node expression) {
        return Expressions.functions(expression).stream()
                .anyMatch(name -> isBuiltIn(name) && VOLATILE.contains(name.getLast()));
    }

    private static Optional<Identifier> schema(List<String> name) {
        return name.size() > 1 ? Optional.of(Identifier.of(name.get(name.size() - 2))) : Optional.empty();
    }

    private static boolean isBuiltIn(List<String> name) {
        return schema(name).map(s -> s.value().equals("pg_catalog")).orElse(true)
                && BuiltInFunctions.contains(name.getLast());
    }

    private static boolean isVolatile(List<String> name, Outlook outlook) {
        if (isBuiltIn(name)) {
            return VOLATILE.contains(name.getLast());
        }
        return outlook.isVolatile(schema(name), Identifier.of(name.getLast()))
                .orElseGet(() -> !CALM_IN_EXTENSIONS.contains(name.getLast()));
    }

    private static Set<String> read(String resource) {
        try (InputStream list = Volatility.class.getResourceAsStream(resource)) {
            if (list == null) {
                throw new IllegalStateException("the class path lacks " + resource);
            }
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Arrays.stream(line.split(" ")))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
