// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data;

import java.util.Locale;

/** What becomes of a row that something can be said against. */
public enum Action {
    /** The chunk is rolled back and the run stops. */
    FAIL,
    /** The row goes to the quarantine table instead of the target. */
    SKIP,
    /** The row is written with another value, which is part of {@link Derived#expression()}, and counted. */
    REPLACE,
    /** The row is written as it is, and counted. */
    KEEP;

    /** Whether the row is kept out of the target. */
    public boolean rejects() {
        return this == FAIL || this == SKIP;
    }

    /** For reports. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
