// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.trace;

import io.suture.core.problem.Problem;
import java.util.List;
import java.util.Optional;

/**
 * One file, run.
 *
 * @param statements up to the one that failed
 * @param failure why there are no more
 */
record Traced(List<TracedStatement> statements, Optional<Problem> failure) {
    Traced {
        statements = List.copyOf(statements);
    }

    boolean isWhole() {
        return failure.isEmpty();
    }
}
