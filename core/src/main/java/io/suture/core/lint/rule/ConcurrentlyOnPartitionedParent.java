// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.catalog.Relation;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.StatementText;
import io.suture.core.sql.ddl.IndexClause;
import java.util.List;
import java.util.stream.Collectors;

@AutoService(Rule.class)
@RulePage(
        id = "concurrently-on-partitioned-parent",
        tier = Tier.SAFETY,
        title = "CREATE or DROP INDEX CONCURRENTLY on a partitioned table",
        effect = "PostgreSQL refuses it.",
        instead =
                "Create the index ON ONLY the partitioned table, build one CONCURRENTLY on each partition, and attach them.",
        bad = "CREATE INDEX CONCURRENTLY events_id ON events (id);",
        good = """
                CREATE INDEX events_id ON ONLY events (id);
                CREATE INDEX CONCURRENTLY events_1_id ON events_1 (id);
                ALTER INDEX events_id ATTACH PARTITION events_1_id;""",
        schema = """
                CREATE TABLE events (id int) PARTITION BY RANGE (id);
                CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM (0) TO (10);""")
public final class ConcurrentlyOnPartitionedParent implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        IndexClause.of(at.statement())
                .filter(IndexClause::isConcurrent)
                .filter(i ->
                        at.relation(i.table()).filter(Relation::isPartitioned).isPresent())
                .ifPresent(i -> notes.add(
                        i.table().name() + " is partitioned: PostgreSQL builds no index on it concurrently",
                        fix(at, i)));
        if (at.tree().flag("concurrent")) {
            Dropped.of(at, "OBJECT_INDEX").stream()
                    .filter(d -> isOfPartitioned(at, d))
                    .forEach(d -> notes.add(
                            d.sql() + " is the index of a partitioned table: PostgreSQL does not drop it concurrently",
                            "BEGIN;\nSET LOCAL lock_timeout = '2s';\nDROP INDEX " + d.sql() + ";\nCOMMIT;"));
        }
    }

    /** An index of all partitions, which PostgreSQL drops at once or not at all. */
    private static boolean isOfPartitioned(Spot at, Dropped index) {
        return at.outlook()
                .find(index.name())
                .flatMap(at.outlook()::index)
                .flatMap(i -> at.outlook().relation(i.table()))
                .filter(Relation::isPartitioned)
                .isPresent();
    }

    private static String fix(Spot at, IndexClause index) {
        StatementText text = at.statement().edit();
        String only = text.change()
                .replace(text.keyword("concurrently").orElseThrow(), "")
                .insertAfter(text.keyword("on").orElseThrow(), index.table().only() ? "" : "ONLY")
                .text();
        String columns = index.node().list("indexParams").isEmpty()
                ? ""
                : text.source().substring(text.source().indexOf('('));
        String parent = index.name().map(Identifier::toString).orElse("new_index");
        String parts = at.outlook().find(index.table()).map(at.outlook()::children).orElse(List.of()).stream()
                .map(p -> "CREATE INDEX CONCURRENTLY " + p.name() + "_idx ON " + p.name() + " " + columns
                        + ";\nALTER INDEX " + parent + " ATTACH PARTITION " + p.name() + "_idx;\n")
                .collect(Collectors.joining());
        return only.replaceAll(" {2,}", " ") + ";\n" + parts;
    }
}
