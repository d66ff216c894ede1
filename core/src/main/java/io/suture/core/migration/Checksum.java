// SPDX-License-Identifier: Apache-2.0
package io.suture.core.migration;

import io.suture.core.digest.Sha256;
import io.suture.core.sql.SqlLexer;

/**
 * SHA-256 (FIPS 180-4).
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record Checksum(String hex) {
    public Checksum {
        if (!Sha256.isHex(hex)) {
            throw new IllegalArgumentException("not a SHA-256 in hex: " + hex);
        }
    }

    public static Checksum ofBytes(byte[] bytes) {
        return new Checksum(Sha256.of(bytes));
    }

    /** Of the text's UTF-8 bytes. */
    public static Checksum ofText(String text) {
        return new Checksum(Sha256.of(text));
    }

    /** Of SQL as PostgreSQL's scanner sees it: comments, white space and the case of key words do not count. */
    public static Checksum ofTokens(String sql) {
        return new Checksum(SqlLexer.fingerprint(sql));
    }

    @Override
    public String toString() {
        return hex;
    }
}
