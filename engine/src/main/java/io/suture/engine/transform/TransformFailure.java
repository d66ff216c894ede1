// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.transform;

import io.suture.core.problem.Problem;

/** Rows did not get through. The transaction is for the caller to roll back. */
public final class TransformFailure extends Exception {
    private static final long serialVersionUID = 1L;

    /** What an error of the server's would have as SQLSTATE. */
    private static final String STATE = "SU013";

    private final transient Problem problem;
    private final String sqlState;

    TransformFailure(Problem problem) {
        this(problem, STATE);
    }

    /** @param sqlState of the server, which had the last word */
    TransformFailure(Problem problem, String sqlState) {
        super(problem.what());
        this.problem = problem;
        this.sqlState = sqlState;
    }

    /** The server's, or one of ours where the transform itself refused. */
    public String sqlState() {
        return sqlState;
    }

    public Problem problem() {
        return problem;
    }
}
