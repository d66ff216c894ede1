// SPDX-License-Identifier: Apache-2.0
package io.suture.core.ledger;

import io.suture.core.digest.Sha256;
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
        if (!Sha256.isHex(hex)) {
            throw new IllegalArgumentException("not a SHA-256 in lower-case hex: " + hex);
        }
    }

    /** Of the text's UTF-8 bytes. */
    public static Hash ofText(String text) {
        return new Hash(Sha256.of(text));
    }

    static Hash ofBytes(byte[]... parts) {
        Sha256 hash = new Sha256();
        for (byte[] part : parts) {
            hash.add(part);
        }
        return new Hash(hash.hex());
    }

    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
