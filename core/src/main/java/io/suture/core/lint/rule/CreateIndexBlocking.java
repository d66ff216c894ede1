// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.catalog.Relation;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;
import io.suture.core.sql.ddl.IndexClause;
import io.suture.core.sql.ddl.RelationName;

@AutoService(Rule.class)
@RulePage(
        id = "create-index-blocking",
        tier = Tier.SAFETY,
        title = "CREATE INDEX without CONCURRENTLY on a table that is in use",
        effect =
                "Takes SHARE on the table: nobody can insert, update or delete until every row has been read and the index is built.",
        instead = "Build it with CONCURRENTLY, outside of a transaction. It reads the table twice, but nobody waits.",
        bad = "CREATE INDEX users_email_idx ON users (email);",
        good = "CREATE INDEX CONCURRENTLY users_email_idx ON users (email);")
public final class CreateIndexBlocking implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        IndexClause.of(at.statement())
                .filter(i -> !i.isConcurrent() && !at.isExempt(i.table()) && !isEmptyShell(at, i.table()))
                .ifPresent(i -> notes.add(
                        "CREATE INDEX blocks every write to " + i.table().name() + " while it reads the table",
                        fix(at, i),
                        at.isByItself()
                                && !at.relation(i.table())
                                        .filter(Relation::isPartitioned)
                                        .isPresent()));
    }

    /** {@code ON ONLY} a partitioned table: an entry in the catalog. */
    private static boolean isEmptyShell(Spot at, RelationName table) {
        return table.only() && at.known(table).filter(Relation::isPartitioned).isPresent();
    }

    private static String fix(Spot at, IndexClause index) {
        if (at.known(index.table()).filter(Relation::isPartitioned).isPresent()) {
            return "-- CONCURRENTLY does not work on a partitioned table: create the index ON ONLY it, build one CONCURRENTLY on"
                    + " each partition, and attach them\n" + Fixes.after(at, "on", "ONLY");
        }
        return Fixes.after(at, "index", "CONCURRENTLY");
    }
}
