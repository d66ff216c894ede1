// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import java.util.List;

/**
 * What an undo did.
 *
 * @param method {@code down} where the author's down parts ran, {@code plan} where the plan's own undo did, {@code down+plan}, or
 *     {@code none} where there was nothing to take back
 * @param lost what could not come back, in words
 */
public record UndoReport(RunReport run, String method, List<String> lost) {
    public UndoReport {
        lost = List.copyOf(lost);
    }
}
