// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.catalog.Index;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Passage;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;
import io.suture.core.sql.Identifier;
import java.util.Set;
import java.util.stream.Collectors;

@AutoService(Rule.class)
@RulePage(
        id = "fk-missing-index",
        tier = Tier.ADVISORY,
        title = "a foreign key whose columns no index begins with",
        effect = "Each DELETE and each UPDATE of the key on the other side reads the whole table.",
        instead = "Create an index on the columns first.",
        bad = "ALTER TABLE orders ADD CONSTRAINT orders_user_fk FOREIGN KEY (user_id) REFERENCES users (id) NOT VALID;",
        good = """
                CREATE INDEX CONCURRENTLY orders_user_id ON orders (user_id);
                ALTER TABLE orders ADD CONSTRAINT orders_user_fk FOREIGN KEY (user_id) REFERENCES users (id) NOT VALID;""")
public final class ForeignKeyMissingIndex implements Rule {
    @Override
    public void finish(Passage file, Notes notes) {
        for (Spot spot : file.spots()) {
            for (References.Key key : References.of(spot)) {
                if (!isIndexed(spot, key)) {
                    String columns =
                            key.columns().stream().map(Identifier::toString).collect(Collectors.joining(", "));
                    notes.add(
                            spot.statement(),
                            "no index of " + Truncated.sql(key.table()) + " begins with " + columns
                                    + ": a delete on the other side reads all of it",
                            "CREATE INDEX CONCURRENTLY ON " + Truncated.sql(key.table()) + " (" + columns + ");");
                }
            }
        }
    }

    private static boolean isIndexed(Spot spot, References.Key key) {
        return spot.outlook().find(key.table()).flatMap(spot.outlook()::relation).stream()
                .flatMap(r -> r.indexes().stream())
                .map(Index::keyColumns)
                .anyMatch(c -> c.size() >= key.columns().size()
                        && Set.copyOf(c.subList(0, key.columns().size())).equals(Set.copyOf(key.columns())));
    }
}
