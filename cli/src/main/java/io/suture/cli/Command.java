// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import io.suture.cli.output.OutputMode;
import io.suture.cli.output.View;
import java.util.Set;

/** What every command of Suture is: options that are filled in, and one answer. */
interface Command {
    /** The forms it answers in. */
    default Set<OutputMode> forms() {
        return OutputMode.COMMON;
    }

    /**
     * Does what was asked for.
     *
     * @throws io.suture.core.problem.SutureException where there is no answer
     */
    View answer(Context context) throws Exception;
}
