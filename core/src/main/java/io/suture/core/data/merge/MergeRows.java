// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.merge;

import io.suture.core.sql.Identifier;
import io.suture.core.sql.QualifiedName;
import io.suture.core.sql.Statement;
import io.suture.core.typed.SqlExpression;
import io.suture.core.typed.SutureCall;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Duplicates become one row: a {@code CALL} that Suture plans.
 *
 * <pre>{@code
 * CALL suture.merge_rows('patients', "by" => ARRAY['number'], keep => 'updated_at DESC', columns => ARRAY[['phone', 'first']]);
 * }</pre>
 *
 * @param where which rows can be duplicates; all without it
 */
public record MergeRows(QualifiedName table, Optional<SqlExpression> where, Duplicates duplicates) {
    private static final String NAME = "merge_rows";

    /** The statement it stands for. */
    public String sql() {
        return SutureCall.of(NAME, table.display())
                .with("by", duplicates.by().stream().map(Identifier::value).toList())
                .with("keep", Optional.of(duplicates.keep()))
                .with("where", where.map(SqlExpression::text))
                .with(
                        "columns",
                        duplicates.merge().entrySet().stream()
                                .map(e -> List.of(e.getKey(), e.getValue()))
                                .toList())
                .with("collision", duplicates.collision().map(Duplicates.Collision::name))
                .sql();
    }

    /** What a {@code CALL suture.merge_rows} wants; empty for anything else. */
    public static Optional<MergeRows> of(Statement statement) {
        return SutureCall.of(statement, NAME, Set.of("by", "keep", "where", "columns", "collision"))
                .filter(call -> call.text("keep").isPresent())
                .map(MergeRows::of);
    }

    private static MergeRows of(SutureCall call) {
        Map<String, String> columns = new LinkedHashMap<>();
        call.rows("columns").forEach(row -> columns.put(row.get(0), row.get(1)));
        return new MergeRows(
                QualifiedName.parse(call.subject()),
                call.text("where").map(SqlExpression::new),
                new Duplicates(
                        call.texts("by").stream().map(Identifier::of).toList(),
                        call.text("keep").orElseThrow(),
                        columns,
                        call.text("collision").map(Duplicates.Collision::valueOf)));
    }
}
