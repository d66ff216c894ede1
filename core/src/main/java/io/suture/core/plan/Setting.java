// SPDX-License-Identifier: Apache-2.0
package io.suture.core.plan;

import io.suture.core.sql.Identifier;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * A setting of the author's ({@code SET search_path TO app}) that a step runs under. It holds in every step of its migration and never
 * outlives one.
 *
 * @param name of the server's parameter, for example {@code search_path}
 * @param value what stands after {@code TO}, as SQL
 */
public record Setting(String name, String value) {

    /** For a transaction: ends with it. */
    public Sql local() {
        return Sql.of("SET LOCAL " + parameter() + " TO " + value);
    }

    /** For a session: whoever sets it puts back what was there. */
    public Sql session() {
        return Sql.of("SET " + parameter() + " TO " + value);
    }

    private String parameter() {
        return Arrays.stream(name.split("\\."))
                .map(part -> Identifier.of(part).toString())
                .collect(Collectors.joining("."));
    }
}
