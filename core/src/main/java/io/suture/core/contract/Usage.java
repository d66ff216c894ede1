// SPDX-License-Identifier: Apache-2.0
package io.suture.core.contract;

/** Whether a client's statement needs a name that is to go; the strongest answer last. */
public enum Usage {
    NONE,
    /** It cannot be told from the text: {@code *}, a column without its table's name among several tables, a text cut off. */
    PERHAPS,
    YES;

    public Usage or(Usage other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
