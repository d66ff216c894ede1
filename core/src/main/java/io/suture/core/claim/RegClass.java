// SPDX-License-Identifier: Apache-2.0
package io.suture.core.claim;

import io.suture.core.sql.SqlLexer;
import io.suture.core.sql.Token;
import io.suture.core.sql.TokenKind;
import io.suture.core.sql.ddl.RelationName;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Relations named inside a text, as {@code 'public."My_seq"'::regclass} does. */
final class RegClass {
    private static final Pattern NEXTVAL = Pattern.compile("nextval\\('((?:[^']|'')*)'::regclass\\)");

    private RegClass() {}

    static Optional<RelationName> parse(String text) {
        List<String> parts = SqlLexer.tokens(text).stream()
                .filter(t -> t.kind() == TokenKind.WORD || t.kind() == TokenKind.QUOTED_NAME)
                .map(RegClass::value)
                .toList();
        return parts.isEmpty() ? Optional.empty() : Optional.of(RelationName.of(parts));
    }

    /** The sequence a default draws from, as {@code pg_get_expr} writes it. */
    static Optional<String> inDefault(String expression) {
        Matcher matcher = NEXTVAL.matcher(expression);
        return matcher.find() ? Optional.of(matcher.group(1).replace("''", "'")) : Optional.empty();
    }

    private static String value(Token token) {
        return token.kind() == TokenKind.WORD
                ? token.text().toLowerCase(Locale.ROOT)
                : token.text().substring(1, token.text().length() - 1).replace("\"\"", "\"");
    }
}
