// SPDX-License-Identifier: Apache-2.0
package io.suture.core.typed;

/** What an author says of expressions that do not give back what they were given. */
public enum Lossy {
    /** It is known, and right. */
    ACCEPT
}
