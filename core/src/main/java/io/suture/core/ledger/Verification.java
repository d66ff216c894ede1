// SPDX-License-Identifier: Apache-2.0
package io.suture.core.ledger;

import java.util.Locale;

/** What the checks after a change concluded: field {@code verification_status} of requirement D13. */
public enum Verification {
    PASS,
    FAIL,
    /** A person has to look. */
    MANUAL,
    /** It could not be found out, for example for want of a privilege. Never counted as passed. */
    UNKNOWN,
    /** There was nothing to run, or it was not asked for. */
    NOT_RUN;

    /** As in JSON: lower case. */
    public String display() {
        return name().toLowerCase(Locale.ROOT);
    }
}
