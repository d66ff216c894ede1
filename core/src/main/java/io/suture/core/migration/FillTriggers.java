// SPDX-License-Identifier: Apache-2.0
package io.suture.core.migration;

import java.util.Locale;

/** Whether the application's own triggers fire when Suture fills rows in ranges. */
public enum FillTriggers {
    /** They do not: an audit table says what people did, not that a column was filled. */
    SILENT,
    /** They fire for every row. */
    FIRE;

    /** As in a file: lower case. */
    public String display() {
        return name().toLowerCase(Locale.ROOT);
    }
}
