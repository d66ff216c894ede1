// SPDX-License-Identifier: Apache-2.0
package io.suture.grammar;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads the binary format of WebAssembly (core specification 2.0, chapter 5). */
final class WasmReader {
    private final byte[] bytes;
    private int at;

    WasmReader(byte[] bytes) {
        this.bytes = bytes;
    }

    boolean hasMore() {
        return at < bytes.length;
    }

    int position() {
        return at;
    }

    int next() {
        return bytes[at++] & 0xFF;
    }

    byte[] take(int count) {
        at += count;
        return Arrays.copyOfRange(bytes, at - count, at);
    }

    /** What was read from that position on. */
    byte[] since(int position) {
        return Arrays.copyOfRange(bytes, position, at);
    }

    /** An unsigned number of at most 32 bits in LEB128. */
    int number() {
        int value = 0;
        int part = 0x80;
        for (int shift = 0; part >= 0x80; shift += 7) {
            part = next();
            value |= (part & 0x7F) << shift;
        }
        return value;
    }

    /** A signed number of at most 32 bits in LEB128. */
    int signed() {
        int value = 0;
        int part = 0x80;
        int shift = 0;
        for (; part >= 0x80; shift += 7) {
            part = next();
            value |= (part & 0x7F) << shift;
        }
        return shift < 32 && (part & 0x40) != 0 ? value | -1 << shift : value;
    }

    void skipNumbers(int count) {
        for (int left = count; left > 0; ) {
            left -= next() < 0x80 ? 1 : 0;
        }
    }

    String name() {
        return new String(take(number()), StandardCharsets.UTF_8);
    }

    /** A list of single bytes: value types. */
    List<Integer> valueTypes() {
        List<Integer> found = new ArrayList<>();
        for (int left = number(); left > 0; left--) {
            found.add(next());
        }
        return found;
    }
}
