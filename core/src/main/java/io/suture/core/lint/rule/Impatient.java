// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint.rule;

import io.suture.core.lint.Spot;

/** A statement that gives up rather than make others wait. */
final class Impatient {
    private Impatient() {}

    static String sql(Spot at) {
        return "BEGIN;\nSET LOCAL lock_timeout = '2s';\n" + at.sql() + "\nCOMMIT;";
    }
}
