// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint;

import java.util.Locale;

/** What the runner of the files does about transactions. */
public enum TransactionMode {
    /** Each file runs in one transaction. */
    FILE,
    /** Each statement commits by itself; {@code BEGIN} in the file begins a transaction. */
    NONE,
    /** Not known: as {@link #NONE}, but nothing is held against a file for lacking a transaction. */
    AUTO;

    /** As on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
