// SPDX-License-Identifier: Apache-2.0
package io.suture.core.migration;

import io.suture.core.problem.SourcePosition;
import java.util.Optional;

/** Places of problems that concern a whole file. */
final class Positions {
    private Positions() {}

    static SourcePosition start(String file) {
        return new SourcePosition(file, 1, 1, Optional.empty());
    }
}
