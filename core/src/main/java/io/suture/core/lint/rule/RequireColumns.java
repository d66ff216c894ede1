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

@AutoService(Rule.class)
@RulePage(
        id = "require-columns",
        tier = Tier.STYLE,
        title = "a new table without the columns the house wishes",
        effect = "As the house says.",
        instead = "Add them.",
        bad = "CREATE TABLE users (id bigint);",
        good = "CREATE TABLE users (id bigint, created_at timestamptz);")
public final class RequireColumns implements Rule {
    @Override
    public void finish(Passage file, Notes notes) {
        for (Spot create : NewTables.of(file)) {
            List<String> there = Columns.of(create).stream()
                    .map(c -> c.column().name().value())
                    .toList();
            file.options().conventions().columns().stream()
                    .filter(wished -> !there.contains(wished))
                    .forEach(wished -> notes.add(
                            create.statement(),
                            Truncated.sql(NewTables.name(create)) + " lacks " + wished,
                            "ALTER TABLE " + Truncated.sql(NewTables.name(create)) + " ADD COLUMN "
                                    + Identifier.of(wished) + " text;"));
        }
    }
}
