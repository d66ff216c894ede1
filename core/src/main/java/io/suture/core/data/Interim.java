// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data;

import io.suture.core.sql.Identifier;

/**
 * A value on the way to another one: computed once a row, and called by its name from then on.
 *
 * @param level 1 or more; its expression reads the source row and interims of lower levels
 * @param name unique among those of a target
 * @param expression as {@link Derived#expression()}
 */
public record Interim(int level, Identifier name, String expression) {
    @Override
    public String toString() {
        return expression + " AS " + name;
    }
}
