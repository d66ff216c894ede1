// SPDX-License-Identifier: Apache-2.0
package io.suture.core.catalog;

import java.util.Locale;

/** What a fact is about, so that a comparison can leave it out. */
public enum Topic {
    /** What statements can tell. */
    SHAPE,
    OWNERS,
    /** Privileges and default privileges. */
    GRANTS,
    COMMENTS,
    /** Which only {@code SELECT *} and its like can tell. */
    COLUMN_ORDER,
    /** Whether materialised views have been filled. */
    POPULATED;

    /** {@code column-order} */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
