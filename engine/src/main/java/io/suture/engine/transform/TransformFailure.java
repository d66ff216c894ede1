// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.transform;

import io.suture.core.problem.Problem;

/** Rows did not get through. The transaction is for the caller to roll back. */
public final class TransformFailure extends Exception {
    private static final long serialVersionUID = 1L;

    /** What an error of the server's would have as SQLSTATE. */
    public static final String STATE = "SU013";

    private final transient Problem problem;

    TransformFailure(Problem problem) {
        super(problem.what());
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
