// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.merge;

import static java.util.stream.Collectors.joining;

import io.suture.core.copy.NotedKeys;
import io.suture.core.data.move.Preservation;
import io.suture.core.data.move.Proved;
import io.suture.core.sql.SqlLiteral;
import java.util.List;
import java.util.stream.Stream;

/** The proof that rows were merged, as {@link Preservation} has it: what is wrong, and counts for the record. */
public record MergeProof(Merging merging, NotedKeys noted) {
    /**
     * A statement that asks whether rows are left that are one, besides those somebody has written since, and whether references have no row. Reads the
     * table and those that refer to it whole, under ACCESS SHARE. What it has found it leaves in {@link Preservation#SETTING}, never a value.
     */
    public String sql() {
        Group group = merging.group();
        String table = group.table().name().display();
        String wrong = Stream.concat(
                        Stream.of(count(
                                "SELECT count(*) FROM (SELECT FROM " + group.asked() + " AND "
                                        + group.by().given("src") + " GROUP BY "
                                        + group.by().of("src") + " HAVING count(*) > 1 AND NOT bool_or("
                                        + noted.has("src") + ")) AS suture_groups",
                                table + ": %s groups of duplicates are left")),
                        merging.referrers().stream()
                                .map(r -> count(
                                        r.orphans(), r.child().name().display() + ": %s refer to no row of " + table)))
                .collect(joining());
        return "DO $suture_kept$ #variable_conflict use_column\nDECLARE suture_wrong text := ''; suture_n bigint;\nBEGIN\n"
                + NotedKeys.anyhow() + wrong + "PERFORM pg_catalog.set_config('" + Preservation.SETTING
                + "', jsonb_build_object('wrong', ltrim(suture_wrong, '; ')" + Proved.MERGED.field()
                + ", 'targets', jsonb_build_array("
                + counts().stream().collect(joining(", ")) + "))::text, false);\nEND $suture_kept$";
    }

    private static String count(String query, String words) {
        return "SELECT (" + query
                + ") INTO suture_n;\nIF suture_n > 0 THEN suture_wrong := suture_wrong || pg_catalog.format("
                + SqlLiteral.quote("; " + words.replace("%", "%%").replace("%%s", "%s"))
                + ", suture_n); END IF;\n";
    }

    private List<String> counts() {
        String side = merging.side().display();
        String merged = "FROM ONLY " + merging.side() + " AS src WHERE src.suture_what = " + Merging.MERGED;
        String into = merging.group().key().numbered(Merging.INTO).of("src");
        Stream<String> own = Stream.of("jsonb_build_object('table', " + SqlLiteral.quote(side)
                + ", 'quarantine', false, 'rows', (SELECT count(*)::text " + merged
                + "), 'survivors', (SELECT count(*)::text FROM (SELECT DISTINCT "
                + into + " " + merged + ") AS suture_survivors), 'left', (SELECT count(*)::text FROM ONLY "
                + merging.group().table().name() + "))");
        Stream<String> others = merging.referrers().stream()
                .map(r -> "jsonb_build_object('table', "
                        + SqlLiteral.quote(r.side().display()) + ", 'quarantine', false, 'rows', '0', 'repointed', ("
                        + r.counted(false)
                        + ")::text, 'set_aside', (" + r.counted(true) + ")::text)");
        return Stream.concat(own, others).toList();
    }
}
