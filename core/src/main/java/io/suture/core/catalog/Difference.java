// SPDX-License-Identifier: Apache-2.0
package io.suture.core.catalog;

/**
 * One way in which a catalog is not what it was.
 *
 * @param object in words: {@code column email of table users}
 * @param text the whole sentence
 */
public record Difference(Category category, String object, String text) {
    /** What kind of difference it is. */
    public enum Category {
        /** It was there and is not. */
        MISSING,
        /** It was not there and is. */
        NEW,
        /** It is there and is otherwise. */
        CHANGED,
        /** The same columns, otherwise ordered; nothing but {@code SELECT *} and its like can tell. */
        COLUMN_ORDER
    }

    /** The sentence. */
    @Override
    public String toString() {
        return text;
    }
}
