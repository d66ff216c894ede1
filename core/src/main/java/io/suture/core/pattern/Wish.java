// SPDX-License-Identifier: Apache-2.0
package io.suture.core.pattern;

import io.suture.core.problem.Problem;
import io.suture.core.sql.Identifier;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What shall stand in a pattern.
 *
 * @param table its name, with or without a schema
 */
public record Wish(Optional<String> table, Optional<String> column) {
    public static final Wish NONE = new Wish(Optional.empty(), Optional.empty());

    /** @throws io.suture.core.problem.SutureException {@code NEW-VALUE} for a name that must be quoted */
    public Wish {
        table.stream().flatMap(name -> Stream.of(name.split("\\.", -1))).forEach(Wish::requirePlain);
        column.ifPresent(Wish::requirePlain);
    }

    private static void requirePlain(String name) {
        if (name.isEmpty() || !Identifier.of(name).toString().equals(name)) {
            throw Problem.user(
                            "NEW-VALUE",
                            "\"" + name + "\" is no name that can stand in a pattern",
                            "other names are made of it, and it would have to be quoted in each of them",
                            "leave it out, and write the name into the file")
                    .asException();
        }
    }
}
