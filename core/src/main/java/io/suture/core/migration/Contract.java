// SPDX-License-Identifier: Apache-2.0
package io.suture.core.migration;

import java.util.Locale;

/** When a migration takes away what clients may still use. */
public enum Contract {
    /** In the run that makes room for the new shape. */
    NOW,
    /** When {@code suture complete} says so: until then the migration is {@code expanded}, and others go on. */
    LATER;

    /** As in a file: lower case. */
    public String display() {
        return name().toLowerCase(Locale.ROOT);
    }
}
