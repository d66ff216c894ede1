// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql;

import io.suture.core.problem.Problem;
import java.nio.charset.StandardCharsets;

/**
 * The name of something in the database, as the catalog stores it (case as it is, without quotes).
 *
 * <p>{@link #toString()} is SQL: quoted where it must be, so text blocks of SQL are right by construction.
 *
 * @param value 1 to 63 bytes of UTF-8; the server would silently cut a longer one ({@code NAMEDATALEN}, PostgreSQL 18
 *     manual, 4.1.1)
 */
public record Identifier(String value) implements Comparable<Identifier> {
    /** Bytes of UTF-8 a name may have. */
    public static final int MAX_BYTES = 63;

    /** @throws io.suture.core.problem.SutureException {@code NAME-EMPTY}, {@code NAME-TOO-LONG}, {@code NAME-NUL} */
    public Identifier {
        if (value.isEmpty()) {
            throw Problem.user("NAME-EMPTY", "a name is empty", "PostgreSQL has no empty names", "give it a name")
                    .asException();
        }
        if (value.indexOf('\0') >= 0) {
            throw Problem.user("NAME-NUL", "a name contains a NUL character", "PostgreSQL cannot store it", "remove it")
                    .asException();
        }
        int bytes = value.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_BYTES) {
            throw Problem.user(
                            "NAME-TOO-LONG",
                            "the name \"" + value + "\" has " + bytes + " bytes",
                            "PostgreSQL would cut it to " + MAX_BYTES + " bytes without an error",
                            "choose a name of at most " + MAX_BYTES + " bytes")
                    .asException();
        }
    }

    public static Identifier of(String value) {
        return new Identifier(value);
    }

    /** The name as SQL, quoted where PostgreSQL would need it. */
    @Override
    public String toString() {
        return isPlain() && !Keywords.needsQuotes(value) ? value : '"' + value.replace("\"", "\"\"") + '"';
    }

    @Override
    public int compareTo(Identifier other) {
        return value.compareTo(other.value);
    }

    private boolean isPlain() {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean letter = c >= 'a' && c <= 'z' || c == '_';
            boolean digit = c >= '0' && c <= '9';
            if (!letter && (i == 0 || !digit)) {
                return false;
            }
        }
        return true;
    }
}
