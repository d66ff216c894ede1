// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.catalog.Index;
import io.suture.core.catalog.Relation;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.ddl.IndexClause;
import java.util.List;

@AutoService(Rule.class)
@RulePage(
        id = "redundant-index",
        tier = Tier.ADVISORY,
        title = "an index that another one already serves",
        effect = "Every write pays for both, and only one is needed.",
        instead = "Leave it out, or drop the shorter one.",
        bad = "CREATE INDEX CONCURRENTLY users_email ON users (email);",
        good = "CREATE INDEX CONCURRENTLY users_name ON users (name);",
        schema = """
                CREATE TABLE users (id bigint, email text, name text);
                CREATE INDEX users_email_name ON users (email, name);""")
public final class RedundantIndex implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        IndexClause.of(at.statement())
                .filter(i ->
                        !i.isUnique() && i.predicate().isEmpty() && i.method().equals("btree"))
                .filter(i ->
                        i.keys().stream().allMatch(k -> k.plain() && k.column().isPresent()))
                .ifPresent(i -> at.relation(i.table()).map(Relation::indexes).orElse(List.of()).stream()
                        .filter(old -> serves(old, i))
                        .findFirst()
                        .ifPresent(old -> notes.add(
                                "the index " + old.name().display() + " serves the same queries",
                                "-- leave it out; there is:\n-- " + old.name().display())));
    }

    private static boolean serves(Index old, IndexClause index) {
        List<Identifier> wanted =
                index.keys().stream().flatMap(k -> k.column().stream()).toList();
        List<Identifier> there = old.keyColumns();
        return old.method().equals("btree")
                && old.predicate().isEmpty()
                && there.size() == old.keys().size()
                && there.size() >= wanted.size()
                && there.subList(0, wanted.size()).equals(wanted)
                && index.name().map(n -> !n.equals(old.name().name())).orElse(true);
    }
}
