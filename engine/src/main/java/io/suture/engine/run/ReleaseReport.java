// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import java.util.List;

/**
 * What became of rows that were set aside.
 *
 * @param released a table each
 * @param stopped whether somebody has stopped it before it had looked at all
 */
public record ReleaseReport(List<Released> released, boolean stopped) {
    public ReleaseReport {
        released = List.copyOf(released);
    }
}
