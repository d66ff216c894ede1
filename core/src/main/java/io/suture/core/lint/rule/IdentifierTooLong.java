// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TokenKind;
import java.nio.charset.StandardCharsets;

@AutoService(Rule.class)
@RulePage(
        id = "identifier-too-long",
        tier = Tier.STYLE,
        title = "a name of more than 63 bytes",
        effect = "PostgreSQL cuts it without an error; two long names may become one.",
        instead = "A shorter name.",
        bad = "CREATE TABLE a_very_very_very_very_very_very_very_very_very_very_very_long_name_of_it (id bigint);",
        good = "CREATE TABLE short_name (id bigint);")
public final class IdentifierTooLong implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        at.statement().edit().tokens().stream()
                .filter(t -> t.kind() == TokenKind.WORD || t.kind() == TokenKind.QUOTED_NAME)
                .map(t -> t.kind() == TokenKind.WORD
                        ? t.text()
                        : t.text().substring(1, t.text().length() - 1).replace("\"\"", "\""))
                .filter(name -> name.getBytes(StandardCharsets.UTF_8).length > Identifier.MAX_BYTES)
                .distinct()
                .forEach(name -> notes.add(
                        name + " has more than 63 bytes and is cut",
                        at.statement().text().replace(name, name.substring(0, Math.min(name.length(), 40))) + ";"));
    }
}
