// SPDX-License-Identifier: Apache-2.0
package io.suture.core.ledger;

import java.util.Locale;

/** How much a database is protected; kept in the database itself, so that no option and no configuration can lower it. */
public enum Protection {
    DEVELOPMENT,
    TESTING,
    STAGING,
    PRODUCTION;

    /** Whether nothing runs there that nobody has approved. */
    public boolean needsApproval() {
        return this == PRODUCTION;
    }

    /** As in the journal and JSON: lower case. */
    public String display() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The inverse of {@link #display()}. */
    public static Protection of(String display) {
        return valueOf(display.toUpperCase(Locale.ROOT));
    }
}
