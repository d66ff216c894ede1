// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint;

import io.suture.core.catalog.Difference;
import io.suture.core.outlook.Effects;
import io.suture.core.outlook.Outlook;
import io.suture.core.sql.SqlScript;
import io.suture.core.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/**
 * A migration and the SQL its author has written to undo it.
 *
 * @param differences between the schema before it and after going there and back, the order of columns and sequences aside; none
 *     where a statement does what nobody can say
 * @param statement the last of the way back
 */
public record WayBack(List<Difference> differences, Statement statement) {
    public WayBack {
        differences = List.copyOf(differences);
    }

    /**
     * @param before the schema before the migration
     * @param after the schema after it; stays as it is
     */
    static WayBack of(Outlook before, Outlook after, SqlScript up, SqlScript down) {
        Outlook undone = after.copy();
        down.statements().forEach(s -> Effects.apply(s, undone));
        boolean opaque = Stream.concat(up.statements().stream(), down.statements().stream())
                .anyMatch(Statement::opaque);
        List<Difference> differences =
                opaque ? List.of() : undone.copy().catalog().diff(before.catalog());
        return new WayBack(
                differences.stream()
                        .filter(d -> d.category() != Difference.Category.COLUMN_ORDER)
                        .filter(d -> !d.object().startsWith("sequence "))
                        .toList(),
                down.statements().getLast());
    }
}
