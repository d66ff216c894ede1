// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.catalog;

import io.suture.core.catalog.Routine;
import io.suture.core.catalog.Routine.RoutineKind;
import java.sql.SQLException;
import java.util.List;

/** Functions, procedures and aggregates. */
final class RoutineRows {
    private RoutineRows() {}

    static List<Routine> read(CatalogQuery query) {
        return query.list("routines", RoutineRows::routine);
    }

    private static Routine routine(Row row) throws SQLException {
        return new Routine(
                row.name("schema", "name"),
                row.text("arguments"),
                kind(row.letter("kind")),
                row.optional("result"),
                row.text("language"),
                row.text("definition"),
                AccessList.ownership(row),
                row.optional("comment"));
    }

    private static RoutineKind kind(char letter) {
        return switch (letter) {
            case 'f' -> RoutineKind.FUNCTION;
            case 'p' -> RoutineKind.PROCEDURE;
            case 'a' -> RoutineKind.AGGREGATE;
            case 'w' -> RoutineKind.WINDOW_FUNCTION;
            default -> throw new IllegalArgumentException("no routine of kind " + letter);
        };
    }
}
