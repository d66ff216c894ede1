// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.connect;

import java.util.Locale;
import java.util.function.IntPredicate;

/** Asks whether a text stands in a statement, so that it is its author's and not a value of a row. */
record StatementWords(String sql) {

    /** Whether the statement holds a literal that is exactly this text. */
    boolean haveLiteral(String text) {
        return isFound(sql, '\'' + text.replace("'", "''") + '\'', c -> c == '\'');
    }

    /** Whether the statement holds this name as a whole word, whatever its case. */
    boolean haveName(String name) {
        return isFound(
                sql.toLowerCase(Locale.ROOT),
                name.toLowerCase(Locale.ROOT),
                c -> Character.isLetterOrDigit(c) || c == '_');
    }

    /** @param continues characters that, before or behind, would make what was found a part of something longer */
    private static boolean isFound(String all, String wanted, IntPredicate continues) {
        for (int at = all.indexOf(wanted); at >= 0; at = all.indexOf(wanted, at + 1)) {
            int end = at + wanted.length();
            boolean before = at > 0 && continues.test(all.charAt(at - 1));
            boolean behind = end < all.length() && continues.test(all.charAt(end));
            if (!before && !behind) {
                return true;
            }
        }
        return false;
    }
}
