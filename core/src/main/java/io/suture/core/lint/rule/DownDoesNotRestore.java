// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.catalog.Difference;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Tier;
import io.suture.core.lint.WayBack;
import java.util.List;
import java.util.stream.Collectors;

@AutoService(Rule.class)
@RulePage(
        id = "down-does-not-restore",
        tier = Tier.ADVISORY,
        title = "the down part of a migration leaves another schema than there was",
        effect =
                "Whoever undoes the migration has neither the old schema nor the new one; the next migration may fail.",
        instead =
                "Undo in the down part what the up part does, in the opposite order; `suture rehearse` proves it with data.",
        bad = """
                ALTER TABLE users ADD COLUMN age int;
                CREATE INDEX CONCURRENTLY users_name ON users (name);
                -- suture:down
                ALTER TABLE users DROP COLUMN age;""",
        good = """
                ALTER TABLE users ADD COLUMN age int;
                CREATE INDEX CONCURRENTLY users_name ON users (name);
                -- suture:down
                DROP INDEX CONCURRENTLY users_name;
                ALTER TABLE users DROP COLUMN age;""",
        schema = "CREATE TABLE users (id bigint PRIMARY KEY, name text);")
public final class DownDoesNotRestore implements Rule {
    private static final int MOST = 3;

    @Override
    public void back(WayBack back, Notes notes) {
        List<Difference> differences = back.differences();
        if (!differences.isEmpty()) {
            String first =
                    differences.stream().limit(MOST).map(Difference::text).collect(Collectors.joining("; "));
            String more = differences.size() > MOST ? "; and " + (differences.size() - MOST) + " more" : "";
            notes.add(
                    "after going there and back: " + first + more,
                    differences.stream()
                            .map(d -> "-- still to be undone: " + d.text())
                            .collect(Collectors.joining("\n")));
        }
    }
}
