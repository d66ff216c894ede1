// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Passage;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Tier;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.StatementKind;
import java.util.List;

@AutoService(Rule.class)
@RulePage(
        id = "require-comment",
        tier = Tier.STYLE,
        title = "a new table without a comment, where the house wishes one",
        effect = "Nobody knows what it is for.",
        instead = "COMMENT ON TABLE.",
        bad = "CREATE TABLE users (id bigint);",
        good = """
                CREATE TABLE users (id bigint);
                COMMENT ON TABLE users IS 'people who may log in';""")
public final class RequireComment implements Rule {
    @Override
    public void finish(Passage file, Notes notes) {
        if (!file.options().conventions().comments()) {
            return;
        }
        List<Identifier> commented = file.spots().stream()
                .filter(s -> s.is(StatementKind.COMMENT))
                .flatMap(s -> s.statement().relations().stream())
                .map(r -> r.name())
                .toList();
        NewTables.of(file).stream()
                .filter(s -> !commented.contains(NewTables.name(s).name()))
                .forEach(s -> notes.add(
                        s.statement(),
                        "nothing says what " + Truncated.sql(NewTables.name(s)) + " is for",
                        "COMMENT ON TABLE " + Truncated.sql(NewTables.name(s)) + " IS 'what it is for';"));
    }
}
