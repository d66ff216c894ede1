// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data;

/** How much it matters that a row is not as it should be. */
public enum Severity {
    /** Counted and reported; the run may end well. */
    WARNING,
    /** The row is wrong; the run says so when it ends. */
    ERROR
}
