// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.catalog;

import io.suture.core.sql.Identifier;
import java.util.Optional;
import java.util.Set;

/**
 * Which part of a database a catalog is about. System schemas, temporary tables and members of extensions never are.
 *
 * @param schemas only these; empty for all there are
 * @param left schemas left out all the same
 */
public record CatalogScope(Optional<Set<Identifier>> schemas, Set<Identifier> left) {
    /** Where Suture keeps its own journal and ledger. */
    public static final Identifier SUTURE = Identifier.of("suture");

    public CatalogScope {
        schemas = schemas.map(Set::copyOf);
        left = Set.copyOf(left);
    }

    /** Every schema but {@code suture}, with what belongs to no schema: extensions, publications, event triggers … */
    public static CatalogScope everything() {
        return new CatalogScope(Optional.empty(), Set.of(SUTURE));
    }

    /** These schemas and nothing that belongs to no schema. */
    public static CatalogScope schemas(Set<Identifier> schemas) {
        return new CatalogScope(Optional.of(schemas), Set.of());
    }

    /** The same with the schema {@code suture}. */
    public CatalogScope withSuture() {
        return new CatalogScope(
                schemas.map(s -> {
                    Set<Identifier> more = new java.util.HashSet<>(s);
                    more.add(SUTURE);
                    return more;
                }),
                Set.of());
    }

    /** Whether what belongs to no schema is in it. */
    boolean isWhole() {
        return schemas.isEmpty();
    }
}
