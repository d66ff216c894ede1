// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.merge;

import io.suture.core.data.preview.Shapes;
import io.suture.core.plan.Preview;
import io.suture.core.plan.Preview.Count;
import io.suture.core.sql.Identifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What merging duplicates would do: to their table, and to those that refer to it. */
public record MergePreview(Merging merging) {
    /** The table's own first. */
    public List<Preview> previews() {
        List<Preview> all = new ArrayList<>();
        all.add(own());
        merging.referrers().forEach(r -> all.add(pointing(r)));
        return all;
    }

    private Group group() {
        return merging.group();
    }

    private Preview own() {
        return Preview.counting(
                        group().table().name(),
                        group().table().name(),
                        List.of(Count.READ, Count.MERGED, Count.SURVIVORS),
                        List.of(),
                        "SELECT count(*), count(*) FILTER (WHERE suture_place > 1), count(*) FILTER (WHERE suture_place = 1 AND"
                                + " suture_size > 1) FROM (" + ranked("") + ") AS suture_ranked")
                .showing(new Shapes(seen(), "(" + survivors() + ") AS suture_group").query(), List.of());
    }

    /** Rows that can be duplicates; one with a null is by itself. */
    private String ranked(String columns) {
        String alike = "(PARTITION BY " + group().by().of("src");
        return "SELECT " + columns + "CASE WHEN " + group().by().given("src") + " THEN row_number() OVER " + alike
                + " ORDER BY " + group().order() + ") ELSE 1 END AS suture_place, CASE WHEN "
                + group().by().given("src") + " THEN count(*) OVER " + alike + ") ELSE 1 END AS suture_size FROM "
                + group().asked();
    }

    private String survivors() {
        return "SELECT DISTINCT ON (" + group().by().of("src") + ") src.* FROM " + group().asked() + " AND "
                + group().hasOthers() + " ORDER BY " + group().by().of("src") + ", " + group().order();
    }

    private List<Shapes.Seen> seen() {
        String rows = group().asked() + " AND " + group().by().same("src", "suture_group");
        return group().wish().rules().entrySet().stream()
                .map(e -> new Shapes.Seen(
                        e.getKey(),
                        Optional.of(value("suture_group." + e.getKey(), e.getKey())),
                        value("(" + e.getValue().query(e.getKey(), rows, group().order()) + ")", e.getKey())))
                .toList();
    }

    private Shapes.Value value(String expression, Identifier column) {
        return new Shapes.Value("CAST(" + expression + " AS " + group().type(column) + ")", group().type(column));
    }

    private Preview pointing(Referrer referrer) {
        return Preview.counting(
                referrer.child().name(),
                referrer.child().name(),
                List.of(Count.REPOINTED),
                List.of(),
                "SELECT count(*) FROM ONLY " + referrer.child().name() + " AS suture_child JOIN ("
                        + ranked(referrer.to().of("src") + ", ") + ") AS suture_ranked ON "
                        + referrer.from().same("suture_child", "suture_ranked", referrer.to())
                        + " WHERE suture_ranked.suture_place > 1");
    }
}
