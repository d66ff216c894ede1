// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import io.suture.cli.output.View;

/** What every command of Suture is: options that are filled in, and one answer. */
interface Command {
    /**
     * Does what was asked for.
     *
     * @throws io.suture.core.problem.SutureException where there is no answer
     */
    View answer(Context context) throws Exception;
}
