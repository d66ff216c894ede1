// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint;

import io.suture.core.problem.SourcePosition;
import io.suture.core.sql.Statement;

/**
 * Something a rule says about a statement.
 *
 * @param rule its id, for example {@code create-index-blocking}
 * @param about the statement
 * @param message what it does to whom, with the author's names
 * @param fix SQL to write instead; lines that begin with {@code --} say what SQL cannot
 * @param certain whether the fix may stand in place of the statement as it is: same schema afterwards, nothing left to decide
 */
public record Finding(String rule, Severity severity, Statement about, String message, String fix, boolean certain) {
    /** Where the statement begins. */
    public SourcePosition at() {
        return about.at();
    }

    /** The fix as it is put in place of {@link Statement#text()}, which has no {@code ;}. */
    public String replacement() {
        String text = fix.strip();
        return text.endsWith(";") ? text.substring(0, text.length() - 1) : text;
    }

    /** The same for the same rule and statement, wherever it stands and however it is spaced; 16 characters. */
    public String fingerprint() {
        return about.sourceFingerprint().substring(0, 16);
    }

    Finding as(Severity other) {
        return new Finding(rule, other, about, message, fix, certain);
    }
}
