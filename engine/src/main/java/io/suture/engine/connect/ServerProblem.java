// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.connect;

import io.suture.core.problem.Problem;
import io.suture.core.problem.SutureException;
import java.sql.SQLException;
import java.util.OptionalInt;

/**
 * What a server's error means, without a single value of a row in it.
 *
 * @param problem says {@link io.suture.core.problem.Effect#NONE}; who runs a step knows better and sets it
 * @param sqlState five characters; {@code 08006} for a connection that broke without a word
 * @param retry what could be gained by doing it again
 * @param position 1 or more, in characters of the statement that was sent; empty where the server named none
 */
public record ServerProblem(Problem problem, String sqlState, Retry retry, OptionalInt position) {

    /**
     * An error in a statement of a migration's author: what is wrong with the statement is the user's.
     *
     * @param sql as it was sent; only names that stand in it are repeated from the server's message
     */
    public static ServerProblem inAuthorsSql(SQLException error, String sql) {
        return ErrorReading.of(error, sql).problem();
    }

    /** An error in a statement of Suture's own: a syntax error or a missing relation would be a defect of ours. */
    public static ServerProblem inOurSql(SQLException error) {
        return ErrorReading.of(error, "").ours().problem();
    }

    public SutureException asException(SQLException cause) {
        return new SutureException(problem, cause);
    }
}
