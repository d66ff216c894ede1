// SPDX-License-Identifier: Apache-2.0
package io.suture.core.window;

/** What a run does whose window closes before it is done; either way at its next safe point, with nothing locked and no transaction open. */
public enum WhenClosed {
    /** It keeps its session and the runner's lock, and goes on when the window opens again. */
    HOLD,
    /** It ends, and goes on where it was when it is run again. */
    STOP
}
