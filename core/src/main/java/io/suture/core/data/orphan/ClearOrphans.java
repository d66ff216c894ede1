// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.orphan;

import io.suture.core.sql.Identifier;
import io.suture.core.sql.QualifiedName;
import io.suture.core.sql.Statement;
import io.suture.core.typed.SqlExpression;
import io.suture.core.typed.SutureCall;
import java.util.Optional;
import java.util.Set;

/**
 * Rows whose reference has no row are put in order: a {@code CALL} that Suture plans.
 *
 * <pre>{@code
 * CALL suture.clear_orphans('stays', "of" => ARRAY['patient'], "then" => 'DELETE');
 * }</pre>
 *
 * @param where which rows; all without it
 */
public record ClearOrphans(QualifiedName table, Optional<SqlExpression> where, Orphans orphans) {
    private static final String NAME = "clear_orphans";

    /** The statement it stands for. */
    public String sql() {
        return SutureCall.of(NAME, table.display())
                .with("of", orphans.of().stream().map(Identifier::value).toList())
                .with("then", Optional.of(orphans.then().name()))
                .with("where", where.map(SqlExpression::text))
                .sql();
    }

    /** What a {@code CALL suture.clear_orphans} wants; empty for anything else. */
    public static Optional<ClearOrphans> of(Statement statement) {
        return SutureCall.of(statement, NAME, Set.of("of", "then", "where"))
                .filter(call -> call.text("then").isPresent())
                .map(call -> new ClearOrphans(
                        QualifiedName.parse(call.subject()),
                        call.text("where").map(SqlExpression::new),
                        new Orphans(
                                call.texts("of").stream().map(Identifier::of).toList(),
                                Orphans.Cure.valueOf(call.text("then").orElseThrow()))));
    }
}
