// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql;

import java.util.Arrays;

/**
 * Which character of a text a byte of its UTF-8 form belongs to.
 *
 * <p>A text of ASCII only, as most are, needs no table; any other keeps one number per character that is not ASCII, so a
 * look-up is a binary search.
 */
public final class ByteIndex {
    private final int[] byteEnds;
    private final int[] charEnds;

    private ByteIndex(int[] byteEnds, int[] charEnds) {
        this.byteEnds = byteEnds;
        this.charEnds = charEnds;
    }

    static ByteIndex of(String text) {
        int[] byteEnds = new int[8];
        int[] charEnds = new int[8];
        int count = 0;
        int bytes = 0;
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            int width = Character.charCount(codePoint);
            int size = codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
            i += width;
            bytes += size;
            if (size > 1) {
                if (count == byteEnds.length) {
                    byteEnds = Arrays.copyOf(byteEnds, count * 2);
                    charEnds = Arrays.copyOf(charEnds, count * 2);
                }
                byteEnds[count] = bytes;
                charEnds[count++] = i;
            }
        }
        return new ByteIndex(Arrays.copyOf(byteEnds, count), Arrays.copyOf(charEnds, count));
    }

    /** The character in which this byte lies; one past the last character for the byte past the end. */
    public int charOffset(int byteOffset) {
        int found = Arrays.binarySearch(byteEnds, byteOffset);
        int before = found >= 0 ? found : -found - 2;
        return before < 0 ? byteOffset : charEnds[before] + byteOffset - byteEnds[before];
    }
}
