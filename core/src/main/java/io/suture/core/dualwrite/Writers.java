// SPDX-License-Identifier: Apache-2.0
package io.suture.core.dualwrite;

/** Whose writes a table gets while it holds two shapes. */
public enum Writers {
    /** The new shape has a private name: it follows. */
    OLD,
    /** Applications of both releases. */
    BOTH,
    /** The old shape has a private name: it follows, so that the change can be taken back. */
    NEW
}
