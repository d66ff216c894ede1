// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.ddl.IndexClause;
import java.util.List;
import java.util.stream.Collectors;

@AutoService(Rule.class)
@RulePage(
        id = "wide-index",
        tier = Tier.STYLE,
        title = "an index of more than three columns that is not unique",
        effect = "It is large, slow to write, and seldom used beyond its first columns.",
        instead = "Fewer columns, or INCLUDE.",
        bad = "CREATE INDEX CONCURRENTLY wide ON users (a, b, c, d);",
        good = "CREATE INDEX CONCURRENTLY narrow ON users (a, b) INCLUDE (c, d);")
public final class WideIndex implements Rule {
    private static final int MOST = 3;

    @Override
    public void check(Spot at, Notes notes) {
        IndexClause.of(at.statement())
                .filter(i -> !i.isUnique() && i.keys().size() > MOST)
                .ifPresent(i -> notes.add("the index has " + i.keys().size() + " columns", fix(at, i)));
    }

    private static String fix(Spot at, IndexClause index) {
        List<Identifier> columns =
                index.keys().stream().flatMap(k -> k.column().stream()).toList();
        if (columns.size() < index.keys().size()) {
            return "-- leave out what no query looks for:\n" + at.sql();
        }
        String first = columns.stream().limit(2).map(Identifier::toString).collect(Collectors.joining(", "));
        String rest = columns.stream().skip(2).map(Identifier::toString).collect(Collectors.joining(", "));
        return "CREATE INDEX CONCURRENTLY " + index.name().map(n -> n + " ").orElse("") + "ON "
                + Truncated.sql(index.table()) + " (" + first + ") INCLUDE (" + rest + ");";
    }
}
