// SPDX-License-Identifier: Apache-2.0
package io.suture.core.copy;

import io.suture.core.sql.Identifier;

/**
 * A column whose values are carried over; PostgreSQL's assignment cast does what {@code ALTER COLUMN … TYPE} does.
 *
 * @param expression over the original: its name, or what stands behind {@code USING}
 * @param type in the copy, as SQL
 */
record CopiedColumn(Identifier name, String expression, String type) {
    boolean isChanged() {
        return !expression.equals(name.toString());
    }

    /** The value the copy should have, of the type it has there. */
    String converted() {
        return "CAST((" + expression + ") AS " + type + ")";
    }
}
