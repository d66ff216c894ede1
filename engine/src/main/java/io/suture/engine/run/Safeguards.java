// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.window.WhenClosed;
import io.suture.core.window.Windows;
import java.util.Optional;

/**
 * What a change has to wait for, beside approvals.
 *
 * @param windows when changes may be made
 * @param before the stage that it must have passed
 * @param emergency leave to do without all of it
 * @param whenClosed what becomes of a run whose window closes
 */
public record Safeguards(
        Windows windows, Optional<StageBefore> before, Optional<Emergency> emergency, WhenClosed whenClosed) {
    public static final Safeguards NONE =
            new Safeguards(Windows.ALWAYS, Optional.empty(), Optional.empty(), WhenClosed.HOLD);

    /** Whether anything has to be waited for. */
    boolean any() {
        return windows.limit() || before.isPresent();
    }
}
