// SPDX-License-Identifier: Apache-2.0
package io.suture.core.migration;

import java.util.Locale;

/** Where a migration stands in one database (requirement C2, and two more). {@link LifeCycle} says what leads where. */
public enum MigrationState {
    PENDING("it has not run here"),
    IN_PROGRESS("it was begun and neither finished nor failed; the journal says how far it came"),
    EXPANDED("both shapes work; what removes the old one waits for `suture complete`"),
    COMPLETED("everything it asked for is done"),
    FAILED("it stopped at an error; the journal says what it left behind"),
    ROLLED_BACK("it was taken back and may run again"),
    UNKNOWN("it is not known whether its last statement took effect; only `suture resolve` leads on");

    private final String meaning;

    MigrationState(String meaning) {
        this.meaning = meaning;
    }

    /** What it means, as a clause. */
    public String meaning() {
        return meaning;
    }

    /** As in JSON and the journal: lower case with underscores. */
    public String display() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The inverse of {@link #display()}. */
    public static MigrationState of(String display) {
        return valueOf(display.toUpperCase(Locale.ROOT));
    }

    /** The state {@code event} leads to from here; a defect {@code STATE-TRANSITION} where it leads nowhere. */
    public MigrationState after(MigrationEvent event) {
        return LifeCycle.after(this, event);
    }
}
