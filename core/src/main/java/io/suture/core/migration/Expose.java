// SPDX-License-Identifier: Apache-2.0
package io.suture.core.migration;

import java.util.Locale;

/** How the application of a release sees its tables. */
public enum Expose {
    /** By their names. */
    TABLES,
    /** Through views in a schema of the release, if it wants to. */
    VIEWS;

    /** As in a file: lower case. */
    public String display() {
        return name().toLowerCase(Locale.ROOT);
    }
}
