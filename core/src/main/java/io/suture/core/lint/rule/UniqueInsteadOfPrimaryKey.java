// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Passage;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;
import io.suture.core.sql.Identifier;
import java.util.List;
import java.util.stream.Collectors;

@AutoService(Rule.class)
@RulePage(
        id = "unique-instead-of-pk",
        tier = Tier.STYLE,
        title = "UNIQUE NOT NULL where a primary key is meant",
        effect = "Tools, replication and foreign keys look for the primary key.",
        instead = "PRIMARY KEY.",
        bad = "CREATE TABLE users (id bigint NOT NULL UNIQUE);",
        good = "CREATE TABLE users (id bigint PRIMARY KEY);")
public final class UniqueInsteadOfPrimaryKey implements Rule {
    @Override
    public void finish(Passage file, Notes notes) {
        for (Spot create : NewTables.of(file)) {
            List<Identifier> key = NewTables.uniqueAndRequired(create);
            if (!key.isEmpty() && !NewTables.hasKey(file, create)) {
                String columns = key.stream().map(Identifier::toString).collect(Collectors.joining(", "));
                notes.add(
                        create.statement(),
                        columns + " could be the primary key",
                        create.sql() + "\nALTER TABLE " + Truncated.sql(NewTables.name(create)) + " ADD PRIMARY KEY ("
                                + columns + ");");
            }
        }
    }
}
