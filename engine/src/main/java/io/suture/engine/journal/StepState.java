// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.journal;

import java.util.Locale;

/** How far a step came, by the journal. */
public enum StepState {
    /** It was about to run; only its probe knows more. */
    INTENT,
    DONE,
    FAILED;

    static StepState of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
