// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.SqlLiteral;
import io.suture.core.sql.StatementKind;
import java.util.stream.Collectors;

@AutoService(Rule.class)
@RulePage(
        id = "create-enum",
        tier = Tier.STYLE,
        title = "CREATE TYPE … AS ENUM",
        effect = "Values can be added but never removed.",
        instead = "A table of values with a foreign key, or text with a check.",
        bad = "CREATE TYPE state AS ENUM ('new', 'done');",
        good = "CREATE TABLE states (name text PRIMARY KEY);")
public final class CreateEnum implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        if (at.is(StatementKind.CREATE_ENUM)) {
            String name = at.tree().strings("typeName").stream()
                    .map(n -> Identifier.of(n).toString())
                    .collect(Collectors.joining("."));
            String values = at.tree().strings("vals").stream()
                    .map(v -> "(" + SqlLiteral.quote(v) + ")")
                    .collect(Collectors.joining(", "));
            notes.add(
                    "values of " + name + " can be added but never removed",
                    "CREATE TABLE " + name + " (name text PRIMARY KEY);"
                            + (values.isEmpty() ? "" : "\nINSERT INTO " + name + " VALUES " + values + ";"));
        }
    }
}
