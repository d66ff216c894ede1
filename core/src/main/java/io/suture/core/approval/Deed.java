// SPDX-License-Identifier: Apache-2.0
package io.suture.core.approval;

import java.util.Locale;

/** What is approved. An approval to {@link #MIGRATE} covers the undo of what ran, so that a way back never waits for anybody. */
public enum Deed {
    /** It is run. */
    MIGRATE("run"),
    /** What it has kept for old clients is taken away. */
    COMPLETE("completed"),
    /** It is taken back, although it was never approved: it ran before the database was protected, or another tool ran it. */
    UNDO("taken back"),
    /** It was run in an emergency, without the approvals it needed, and somebody looks at it afterwards. */
    REVIEW("left as it is");

    private final String participle;

    Deed(String participle) {
        this.participle = participle;
    }

    /** As in the ledger: lower case. */
    public String display() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The inverse of {@link #display()}; {@link #MIGRATE} for anything else. */
    public static Deed of(String display) {
        for (Deed deed : values()) {
            if (deed.display().equals(display)) {
                return deed;
            }
        }
        return MIGRATE;
    }

    /** For people: "may be …". */
    public String participle() {
        return participle;
    }
}
