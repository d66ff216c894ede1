// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.move;

import io.suture.core.catalog.Relation;
import io.suture.core.data.preview.JsonDiff;
import io.suture.core.data.preview.Shapes;
import io.suture.core.plan.Preview;
import io.suture.core.plan.Preview.Count;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a change of columns where they are would do to the rows of a table. */
public record ChangePreview(ChangeRows wish, Relation table) {
    /** Of rows that go through Java only how many are read. */
    public Preview preview() {
        if (wish.java().isPresent()) {
            return Preview.counting(
                            table.name(),
                            table.name(),
                            List.of(Count.READ),
                            List.of(),
                            "SELECT count(*) FROM " + wish.asked(table.name()))
                    .noting(Previews.JAVA);
        }
        String differs = wish.condition(table);
        return Preview.counting(
                        table.name(),
                        table.name(),
                        List.of(Count.READ, Count.CHANGED, Count.UNCHANGED),
                        Previews.rules(wish.objections()),
                        "SELECT count(*), count(*) FILTER (WHERE " + differs + "), count(*) FILTER (WHERE (" + differs
                                + ") IS NOT TRUE)" + Previews.broken(wish.objections(), "k") + " FROM "
                                + wish.asked(table.name()))
                .showing(new Shapes(seen(), changed()).query(), paths());
    }

    private String changed() {
        return table.name() + " AS src WHERE " + wish.condition(table);
    }

    private List<Shapes.Seen> seen() {
        return wish.columns().stream()
                .filter(c -> !type(c).equals("jsonb"))
                .map(c -> new Shapes.Seen(
                        c.name(),
                        Optional.of(Previews.value(table.column(c.name()).orElseThrow())),
                        new Shapes.Value(ChangeRows.made(c, table), type(c))))
                .toList();
    }

    private String type(Target.Column column) {
        return table.column(column.name()).orElseThrow().type();
    }

    private List<String> paths() {
        Set<String> known = JsonDiff.keysIn(
                wish.columns().stream().map(c -> c.value().toString()).toList());
        return wish.columns().stream()
                .filter(c -> type(c).equals("jsonb"))
                .map(c ->
                        new JsonDiff(c.name(), "src." + c.name(), ChangeRows.made(c, table), changed(), known).query())
                .toList();
    }
}
