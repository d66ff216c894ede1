// SPDX-License-Identifier: Apache-2.0
package io.suture.core.migration;

import io.suture.core.sql.SqlLexer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * SHA-256 (FIPS 180-4).
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record Checksum(String hex) {
    public Checksum {
        if (hex.length() != 64 || !hex.chars().allMatch(Checksum::isLowerHex)) {
            throw new IllegalArgumentException("not a SHA-256 in hex: " + hex);
        }
    }

    private static boolean isLowerHex(int c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'f';
    }

    public static Checksum ofBytes(byte[] bytes) {
        return new Checksum(HexFormat.of().formatHex(sha256().digest(bytes)));
    }

    /** Of the text's UTF-8 bytes. */
    public static Checksum ofText(String text) {
        return ofBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Of SQL as PostgreSQL's scanner sees it: comments, white space and the case of key words do not count. */
    public static Checksum ofTokens(String sql) {
        return new Checksum(SqlLexer.fingerprint(sql));
    }

    @Override
    public String toString() {
        return hex;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
