// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.output;

import java.util.regex.Pattern;

/** How a word can stand out on a terminal (ECMA-48, select graphic rendition). */
public enum Style {
    BOLD("1"),
    DIM("2"),
    GOOD("32"),
    BAD("31"),
    WARNING("33");

    private static final Pattern CODES = Pattern.compile("\u001b\\[[0-9;]*m");

    private final String code;

    Style(String code) {
        this.code = code;
    }

    String around(String text) {
        return "\u001b[" + code + "m" + text + "\u001b[0m";
    }

    /** Characters a text takes on a terminal. */
    static int width(String text) {
        return CODES.matcher(text)
                .replaceAll("")
                .codePointCount(0, CODES.matcher(text).replaceAll("").length());
    }
}
