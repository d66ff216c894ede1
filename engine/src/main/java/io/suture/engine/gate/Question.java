// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.gate;

import io.suture.core.sql.Identifier;
import io.suture.engine.connect.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** A query asked in the name of the application's owner, which can change nothing. */
public final class Question {
    /** In the text of what we ask, so that the census does not take us for a client. */
    static final String OURS = "/* suture gate */";

    private Question() {}

    /** What is in its first row. */
    public interface Answer<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** @param query one that returns rows; a closing semicolon is left out */
    static <T> T ask(Closing closing, String query, Answer<T> answer) throws SQLException {
        return ask(closing.session(), closing.owner(), query, answer);
    }

    /**
     * @param query one that returns rows; a closing semicolon is left out
     * @param owner whose name it is asked in
     */
    public static <T> T ask(Session session, Optional<Identifier> owner, String query, Answer<T> answer)
            throws SQLException {
        String role = owner.map(Identifier::toString).orElse("NONE");
        String bare = query.strip().replaceAll(";$", "");
        try (Statement statement = session.connection().createStatement()) {
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
