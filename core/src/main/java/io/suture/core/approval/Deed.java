// SPDX-License-Identifier: Apache-2.0
package io.suture.core.approval;

import io.suture.core.migration.MigrationId;
import java.util.Locale;

/** What is approved. An approval to {@link #MIGRATE} covers the undo of what ran, so that a way back never waits for anybody. */
public enum Deed {
    /** It is run. */
    MIGRATE("%s", "run", "%s"),
    /** What it has kept for old clients is taken away. */
    COMPLETE("%s", "completed", "the contract of %s"),
    /** What it keeps goes for good before the time that was approved with its plan. */
    PURGE("what %s keeps", "purged before its time", "the purge of %s"),
    /** Rows that it has set aside, and people have corrected since, are written. */
    RELEASE("what %s has set aside", "released", "the release of %s"),
    /** It is taken back, although it was never approved: it ran before the database was protected, or another tool ran it. */
    UNDO("%s", "taken back", "the undo of %s"),
    /** It was run in an emergency, without the approvals it needed, and somebody looks at it afterwards. */
    REVIEW("%s", "left as it is", "the review of %s");

    private final String subject;
    private final String participle;
    private final String noun;

    Deed(String subject, String participle, String noun) {
        this.subject = subject;
        this.participle = participle;
        this.noun = noun;
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

    /** For people: what "may be {@link #participle}". */
    public String subject(MigrationId id) {
        return subject.formatted(id);
    }

    /** For people: "may be …". */
    public String participle() {
        return participle;
    }

    /** For people: what "may run now". */
    public String noun(MigrationId id) {
        return noun.formatted(id);
    }

    /** Whether it has to be named by whoever approves, since where the migration stands does not tell it. */
    public boolean isNamed() {
        return this == PURGE || this == RELEASE;
    }
}
