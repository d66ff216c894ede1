// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Passage;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Tier;

@AutoService(Rule.class)
@RulePage(
        id = "require-primary-key",
        tier = Tier.STYLE,
        title = "a table without a primary key",
        effect = "Rows cannot be told apart; logical replication takes no update of them.",
        instead = "Give it one.",
        bad = "CREATE TABLE events (name text);",
        good = "CREATE TABLE events (id bigint PRIMARY KEY, name text);")
public final class RequirePrimaryKey implements Rule {
    @Override
    public void finish(Passage file, Notes notes) {
        NewTables.of(file).stream()
                .filter(s -> !NewTables.hasKey(file, s))
                .forEach(s -> notes.add(
                        s.statement(),
                        "nothing tells the rows of " + Truncated.sql(NewTables.name(s)) + " apart",
                        s.sql() + "\nALTER TABLE " + Truncated.sql(NewTables.name(s))
                                + " ADD COLUMN id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY;"));
    }
}
