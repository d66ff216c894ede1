// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.gate;

import io.suture.core.sql.Identifier;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A query asked in the name of the application's owner, which can change nothing. */
final class Question {
    /** In the text of what we ask, so that the census does not take us for a client. */
    static final String OURS = "/* suture gate */";

    private Question() {}

    /** What is in its first row. */
    interface Answer<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** @param query one that returns rows; a closing semicolon is left out */
    static <T> T ask(Closing closing, String query, Answer<T> answer) throws SQLException {
        String role = closing.owner().map(Identifier::toString).orElse("NONE");
        String bare = query.strip().replaceAll(";$", "");
        try (Statement statement = closing.session().connection().createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute("BEGIN READ ONLY; SET LOCAL ROLE " + role);
            try (ResultSet row =
                    statement.executeQuery("SELECT " + OURS + " * FROM (\n" + bare + "\n) AS it(answer)")) {
                row.next();
                return answer.read(row);
            } finally {
                statement.execute("ROLLBACK");
            }
        }
    }
}
