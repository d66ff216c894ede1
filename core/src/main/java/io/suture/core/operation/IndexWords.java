// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation;

import io.suture.core.sql.SourceName;
import io.suture.core.sql.SqlScript;
import io.suture.core.sql.Statement;
import io.suture.core.sql.StatementText;
import io.suture.core.sql.TableName;
import io.suture.core.sql.Token;
import io.suture.core.sql.TokenKind;
import java.util.List;

/**
 * A {@code CREATE INDEX} that can be said of another table.
 *
 * @param rest what stands behind the table's name: method, columns, conditions
 */
record IndexWords(boolean unique, String rest) {
    private static final SourceName PLANNED = SourceName.of("planned");

    static IndexWords of(Statement createIndex) {
        StatementText text = createIndex.edit();
        List<Token> tokens = text.tokens();
        int at = tokens.indexOf(text.keyword("on").orElseThrow()) + 1;
        at += tokens.get(at).is("only") ? 1 : 0;
        at++;
        while (tokens.get(at).isSymbol(".")) {
            at += 2;
        }
        at += tokens.get(at).kind() == TokenKind.OPERATOR ? 1 : 0;
        String rest = text.source()
                .substring(tokens.get(at).offset(), tokens.getLast().end());
        return new IndexWords(createIndex.tree().flag("unique"), rest);
    }

    /** @param what {@code INDEX} or {@code INDEX CONCURRENTLY} */
    String create(String what, TableName index, String table) {
        return "CREATE " + (unique ? "UNIQUE " : "") + what + " " + index.name() + " ON " + table + " " + rest;
    }

    static Statement attach(TableName index, TableName part) {
        return SqlScript.parse("ALTER INDEX " + index + " ATTACH PARTITION " + part, PLANNED)
                .statements()
                .getFirst();
    }
}
