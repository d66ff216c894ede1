// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.problem.Problem;

/**
 * Leave to do without what is missing, on the record and to be reviewed.
 *
 * @param reason in the executor's words
 * @param second who agrees, as the executor says
 */
public record Emergency(String reason, String second) {

    /** @throws io.suture.core.problem.SutureException {@code EMERGENCY-REASON} where one of them is empty */
    public Emergency {
        if (reason.isBlank() || second.isBlank()) {
            throw Problem.user(
                            "EMERGENCY-REASON",
                            "an emergency needs a reason and a second name",
                            "it goes on the record and is reviewed by somebody who was not there",
                            "say why with --reason, and who agrees with --second")
                    .asException();
        }
    }

    /** @throws io.suture.core.problem.SutureException {@code EMERGENCY-SECOND} where nobody else agrees */
    void requireAnother(String executor) {
        if (second.strip().equalsIgnoreCase(executor)) {
            throw Problem.user(
                            "EMERGENCY-SECOND",
                            "the second name of an emergency is " + executor + ", who runs it",
                            "two people answer for what is done without approval",
                            "name with --second who else agrees")
                    .asException();
        }
    }
}
