// SPDX-License-Identifier: Apache-2.0
package io.suture;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.suture.core.problem.Problem;
import io.suture.core.problem.SutureException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a call is refused with. */
final class Refusal {
    private Refusal() {}

    /** The first of its problems. */
    static Problem problem(ThrowingCallable call) {
        return catchThrowableOfType(SutureException.class, call).problems().getFirst();
    }
}
