// SPDX-License-Identifier: Apache-2.0
package io.suture.core.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A SHA-256 value (FIPS 180-4) of the chain or the tree.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record Hash(String hex) {
    /** What stands before the first entry. */
    public static final Hash ZERO = new Hash("0".repeat(64));

    public Hash {
        if (hex.length() != 64 || !isHex(hex)) {
            throw new IllegalArgumentException("not a SHA-256 in lower-case hex: " + hex);
        }
    }

    /** Of the text's UTF-8 bytes. */
    public static Hash ofText(String text) {
        return new Hash(HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8))));
    }

    static Hash ofBytes(byte[]... parts) {
        MessageDigest digest = sha256();
        for (byte[] part : parts) {
            digest.update(part);
        }
        return new Hash(HexFormat.of().formatHex(digest.digest()));
    }

    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    @Override
    public String toString() {
        return hex;
    }

    private static boolean isHex(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f');
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
