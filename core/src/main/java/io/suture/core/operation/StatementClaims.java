// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import io.suture.core.catalog.Catalog;
import io.suture.core.catalog.Relation;
import io.suture.core.claim.Claims;
import io.suture.core.outlook.Effects;
import io.suture.core.outlook.Outlook;
import io.suture.core.plan.Takes;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.RelationRef;
import io.suture.core.sql.Statement;
import java.util.List;
import java.util.Optional;

/**
 * What statements take as they are written, each after the one before. Only relations that were there before the first are named.
 *
 * <p>Nothing is claimed where nobody can know: of code that the parser cannot see through, of triggers, and of whatever follows such
 * code or a ROLLBACK.
 */
public final class StatementClaims {
    private final Outlook outlook;
    private boolean certain = true;

    /** @param searchPath of the session, as {@code current_schemas(false)} */
    public StatementClaims(Catalog catalog, List<Identifier> searchPath) {
        this.outlook = new Outlook(catalog, searchPath);
    }

    /** An upper bound of what the next statement takes; empty where none is known. */
    public Optional<Takes> next(Statement statement) {
        certain &= !undoes(statement);
        boolean known = certain && !statement.opaque() && !firesTriggers(statement);
        Optional<Takes> takes = known ? Optional.of(Claims.of(statement, outlook)) : Optional.empty();
        certain &= !statement.opaque();
        AuthorSetting.of(statement).flatMap(AuthorSetting::searchPath).ifPresent(outlook::path);
        Effects.apply(statement, outlook);
        return takes;
    }

    /** What was done or set before it may not hold any more. */
    private static boolean undoes(Statement statement) {
        return switch (statement.kind()) {
            case ROLLBACK, ROLLBACK_TO_SAVEPOINT, RESET, DISCARD, SET_LOCAL -> true;
            default -> false;
        };
    }

    private boolean firesTriggers(Statement statement) {
        return switch (statement.kind()) {
            case INSERT, UPDATE, DELETE, MERGE, COPY, TRUNCATE ->
                statement.relations().stream().anyMatch(this::hasTriggers);
            default -> false;
        };
    }

    private boolean hasTriggers(RelationRef ref) {
        return outlook.find(ref)
                .flatMap(outlook::relation)
                .map(Relation::triggers)
                .filter(t -> !t.isEmpty())
                .isPresent();
    }
}
