// SPDX-License-Identifier: Apache-2.0
package io.suture.core.lint;

import java.util.Locale;

/** How severe a finding is; an error makes {@code suture lint} exit with 1. */
public enum Severity {
    ERROR,
    WARNING,
    NOTE;

    /** As JSON and people read it: {@code error}. */
    public String display() {
        return name().toLowerCase(Locale.ROOT);
    }
}
