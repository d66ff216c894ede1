// SPDX-License-Identifier: Apache-2.0
package io.suture.core.outlook;

import io.suture.core.sql.Identifier;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where unqualified names are looked up.
 *
 * @param schemas in order, without {@code pg_catalog} and {@code pg_temp}, which come first without being named
 */
public record SearchPath(List<Identifier> schemas) {
    /** Where temporary relations of the session are. */
    public static final Identifier TEMPORARY = Identifier.of("pg_temp");

    public SearchPath {
        schemas = schemas.stream()
                .filter(s -> !s.equals(TEMPORARY) && !s.value().equals("pg_catalog"))
                .toList();
    }

    /** The schemas a name is looked up in: the one written, else the session's temporary one and the path. */
    List<Identifier> candidates(Optional<Identifier> written) {
        return written.map(List::of)
                .orElseGet(() ->
                        Stream.concat(Stream.of(TEMPORARY), schemas.stream()).toList());
    }

    /** Where something new goes when no schema is written. */
    public Identifier creation() {
        return schemas.isEmpty() ? Identifier.of("public") : schemas.getFirst();
    }
}
