// SPDX-License-Identifier: Apache-2.0
package io.suture.core.dualwrite;

import java.util.List;

/** The triggers of a {@link SideBySide}, with all they need. */
public sealed interface SideTriggers permits DualWriteTriggers, CrossTriggers {
    /** Statements, in order, for one transaction: both sides' columns are there, and the new one has no default. */
    List<String> create();

    /** Statements, in order, for one transaction, that leave nothing of {@link #create()}, whoever writes; the columns are still there. */
    List<String> drop();

    /** Who writes the old shape; there while both shapes are written. */
    Census census();
}
