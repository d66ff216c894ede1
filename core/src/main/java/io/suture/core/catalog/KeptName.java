// SPDX-License-Identifier: Apache-2.0
package io.suture.core.catalog;

import io.suture.core.digest.Sha256;
import io.suture.core.sql.Identifier;
import java.nio.charset.StandardCharsets;

/** What a column or a table is called while it is set aside: {@code suture_kept_email}. */
public final class KeptName {
    private static final String PREFIX = "suture_kept_";
    private static final int DIGITS = 8;

    private KeptName() {}

    /** Of a name too long to be part of another one, so much as fits, and what tells it from others. */
    public static Identifier of(Identifier name) {
        String whole = PREFIX + name.value();
        if (bytes(whole) <= Identifier.MAX_BYTES) {
            return Identifier.of(whole);
        }
        String end = "_" + Sha256.of(name.value()).substring(0, DIGITS);
        while (bytes(whole) > Identifier.MAX_BYTES - end.length()) {
            whole = whole.substring(0, whole.offsetByCodePoints(whole.length(), -1));
        }
        return Identifier.of(whole + end);
    }

    /** Whether something of this name has been set aside. */
    public static boolean isOne(String name) {
        return name.startsWith(PREFIX);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
