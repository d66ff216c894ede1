// SPDX-License-Identifier: Apache-2.0
package io.suture.core.problem;

/** What the database looks like after a {@link Problem}. Retries decide on this, never on a message. */
public enum Effect {
    /** Nothing has been changed. */
    NONE("nothing has been changed"),
    /** Something durable has happened and the journal says what; resume or undo goes on from there. */
    RECORDED("what has been done is recorded in the journal; `suture status` shows it, `suture migrate` goes on"),
    /** It is not known whether the last statement took effect. Nothing goes on by itself; `suture resolve` decides. */
    UNKNOWN("not known whether the last statement took effect; look, then `suture resolve`");

    private final String words;

    Effect(String words) {
        this.words = words;
    }

    /** The state in words, for the line {@code now:} of a problem. */
    public String words() {
        return words;
    }
}
