// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint;

import java.util.Locale;

/** How much a rule matters, which decides how severe its findings are. */
public enum Tier {
    /** It blocks people, fails, or loses something: an error. */
    SAFETY(Severity.ERROR),
    /** Worth a look before it runs: a warning. */
    ADVISORY(Severity.WARNING),
    /** How a session should be set up: a note. */
    POLICY(Severity.NOTE),
    /** How a schema should look: a note. */
    STYLE(Severity.NOTE);

    private final Severity severity;

    Tier(Severity severity) {
        this.severity = severity;
    }

    /** As in documents: {@code safety}. */
    public String display() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Severity severity() {
        return severity;
    }
}
