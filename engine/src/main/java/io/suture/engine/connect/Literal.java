// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.connect;

/** Text as an SQL literal that means the same whatever {@code standard_conforming_strings} says. */
final class Literal {
    private Literal() {}

    static String of(String text) {
        String quoted = text.replace("'", "''");
        return quoted.indexOf('\\') < 0 ? "'" + quoted + "'" : " E'" + quoted.replace("\\", "\\\\") + "'";
    }
}
