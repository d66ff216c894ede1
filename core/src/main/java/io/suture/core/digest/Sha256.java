// SPDX-License-Identifier: Apache-2.0
package io.suture.core.digest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 (FIPS 180-4) as text: 64 lower-case hexadecimal digits. For one value; not thread-safe. */
public final class Sha256 {
    private static final int DIGITS = 64;

    /** Never fed: a copy of it is had ten times as fast as one from the platform, which asks its providers anew. */
    private static final MessageDigest EMPTY = fromPlatform();

    private final MessageDigest digest = copy();

    /** Of the bytes. */
    public static String of(byte[] bytes) {
        return new Sha256().add(bytes).hex();
    }

    /** Of the text's UTF-8 bytes. */
    public static String of(String text) {
        return new Sha256().add(text).hex();
    }

    /** Whether the text looks like one. */
    public static boolean isHex(String text) {
        // no stream: a process that has just begun reads thousands of them
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= '0' && c <= '9' || c >= 'a' && c <= 'f')) {
                return false;
            }
        }
        return text.length() == DIGITS;
    }

    public Sha256 add(byte[] bytes) {
        digest.update(bytes);
        return this;
    }

    /** Its UTF-8 bytes. */
    public Sha256 add(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    public Sha256 add(byte one) {
        digest.update(one);
        return this;
    }

    /** Of all that was added; begins anew. */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest copy() {
        try {
            return (MessageDigest) EMPTY.clone();
        } catch (CloneNotSupportedException e) {
            return fromPlatform();
        }
    }

    private static MessageDigest fromPlatform() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
