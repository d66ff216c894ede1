// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint;

import io.suture.core.catalog.Difference;
import io.suture.core.sql.SqlScript;
import io.suture.core.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/**
 * A migration and the SQL its author has written to undo it.
 *
 * @param differences between the schema before it and after going there and back, the order of columns, sequences and statistics that are not known whole aside; where a
 *     statement does what nobody can say, those of functions, triggers and extensions that it does not name
 * @param statement the last of the way back; of the migration where there is none
 */
public record WayBack(List<Difference> differences, Statement statement) {
    public WayBack {
        differences = List.copyOf(differences);
    }

    /**
     * @param before the schema before the migration
     * @param after the schema after it
     */
    static WayBack of(SchemaState before, SchemaState after, SqlScript up, SqlScript down) {
        Hidden hidden = Hidden.in(after.definitions(), up, down);
        return new WayBack(
                differences(before, after.after(down)).stream()
                        .filter(d -> !hidden.mayConcern(d))
                        .toList(),
                (down.statements().isEmpty() ? up : down).statements().getLast());
    }

    private static List<Difference> differences(SchemaState before, SchemaState undone) {
        Stream<Difference> ofRelations = undone
                .outlook()
                .copy()
                .catalog()
                .diff(before.outlook().catalog())
                .stream()
                .filter(d -> d.category() != Difference.Category.COLUMN_ORDER)
                .filter(d -> !d.object().startsWith("sequence "))
                .filter(d -> !(d.object().startsWith("statistics ") && d.text().contains("…")));
        Stream<Difference> ofDefinitions =
                undone.definitions().since(before.definitions(), undone.outlook(), before.outlook()).stream()
                        .filter(d -> before.whole()
                                || d.category() != Difference.Category.NEW
                                || !d.object().startsWith("extension "));
        return Stream.concat(ofRelations, ofDefinitions).toList();
    }
}
