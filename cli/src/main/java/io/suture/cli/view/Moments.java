// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.view;

import java.util.regex.Pattern;

/** Moments as people read them. */
final class Moments {
    private static final Pattern FRACTION = Pattern.compile("\\.\\d+(?=Z|$)");

    private Moments() {}

    /** {@code 2026-11-22T09:38:45Z} of an ISO 8601 moment that says more. */
    static String toSecond(String moment) {
        return FRACTION.matcher(moment).replaceFirst("");
    }
}
