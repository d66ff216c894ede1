// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import com.google.auto.service.AutoService;
import io.suture.core.lint.Notes;
import io.suture.core.lint.Rule;
import io.suture.core.lint.RulePage;
import io.suture.core.lint.Spot;
import io.suture.core.lint.Tier;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.Token;
import io.suture.core.sql.TokenKind;
import java.util.Locale;

@AutoService(Rule.class)
@RulePage(
        id = "quoted-identifier",
        tier = Tier.STYLE,
        title = "a name that needs quotes",
        effect = "Everybody has to quote it, always; where one forgets it is another name.",
        instead = "Lower case, digits and underscores.",
        bad = "CREATE TABLE \"Users\" (id bigint);",
        good = "CREATE TABLE users (id bigint);")
public final class QuotedIdentifier implements Rule {
    @Override
    public void check(Spot at, Notes notes) {
        boolean defines = at.tree().is("CreateStmt")
                || at.tree().is("IndexStmt")
                || at.tree().is("ViewStmt")
                || at.tree().is("CreateSeqStmt")
                || at.tree().is("CreateEnumStmt")
                || at.tree().is("RenameStmt");
        if (!defines) {
            return;
        }
        at.statement().edit().tokens().stream()
                .filter(t -> t.kind() == TokenKind.QUOTED_NAME
                        && t.text().startsWith("\"")
                        && t.text().length() > 2)
                .filter(t -> t.text().length() <= Identifier.MAX_BYTES)
                .filter(t -> Identifier.of(t.text().substring(1, t.text().length() - 1))
                        .toString()
                        .startsWith("\""))
                .distinct()
                .forEach(t -> notes.add(t.text() + " has to be quoted wherever it is used", instead(at, t)));
    }

    /** In small letters; a key word stays one in small letters, too. */
    private static String instead(Spot at, Token quoted) {
        String small = quoted.text()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9_]", "_")
                .replaceAll("^_+|_+$", "");
        return small.isEmpty() || Identifier.of(small).toString().startsWith("\"")
                ? "-- under a name that is no key word:\n" + at.statement().text() + ";"
                : at.statement().text().replace(quoted.text(), small) + ";";
    }
}
