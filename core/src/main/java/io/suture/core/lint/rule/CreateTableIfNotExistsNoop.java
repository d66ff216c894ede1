// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.catalog.Relation;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;
import io.suture.core.sql.ddl.RelationName;
import java.util.stream.Collectors;

@AutoService(Rule.class)
@RulePage(
        id = "create-table-if-not-exists-noop",
        tier = Tier.ADVISORY,
        title = "CREATE TABLE IF NOT EXISTS of a table that is there",
        effect = "Nothing happens, whatever columns it names.",
        instead = "Alter the table that is there.",
        bad = "CREATE TABLE IF NOT EXISTS users (id bigint, email text);",
        good = "CREATE TABLE IF NOT EXISTS people (id bigint);",
        schema = "CREATE TABLE users (id bigint);")
public final class CreateTableIfNotExistsNoop implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        if (at.tree().is("CreateStmt") && at.tree().flag("if_not_exists")) {
            RelationName table = RelationName.in(at.tree(), "relation").orElseThrow();
            at.known(table)
                    .ifPresent(r -> notes.add(
                            Truncated.sql(table) + " is there already: nothing happens", missing(at, table, r)));
        }
    }

    private static String missing(Spot at, RelationName table, Relation there) {
        String added = Columns.of(at).stream()
                .filter(c -> there.column(c.column().name()).isEmpty())
                .map(c -> "ADD COLUMN " + c.column().name() + " "
                        + c.column().type().map(Types::sql).orElse("text"))
                .collect(Collectors.joining(", "));
        return added.isEmpty() ? "-- leave it out" : "ALTER TABLE " + Truncated.sql(table) + " " + added + ";";
    }
}
