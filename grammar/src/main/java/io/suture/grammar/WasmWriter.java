// SPDX-License-Identifier: Apache-2.0
package io.suture.grammar;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes the binary format of WebAssembly. */
final class WasmWriter {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    WasmWriter raw(int value) {
        bytes.write(value);
        return this;
    }

    WasmWriter raw(byte[] values) {
        bytes.writeBytes(values);
        return this;
    }

    /** Unsigned LEB128. */
    WasmWriter number(int value) {
        int rest = value;
        while ((rest & ~0x7F) != 0) {
            bytes.write(rest & 0x7F | 0x80);
            rest >>>= 7;
        }
        return raw(rest);
    }

    /** Signed LEB128. */
    WasmWriter signed(int value) {
        int rest = value;
        while (rest < -64 || rest > 63) {
            bytes.write(rest & 0x7F | 0x80);
            rest >>= 7;
        }
        return raw(rest & 0x7F);
    }

    /** Its length, then itself. */
    WasmWriter sized(byte[] content) {
        return number(content.length).raw(content);
    }

    WasmWriter name(String name) {
        return sized(name.getBytes(StandardCharsets.UTF_8));
    }

    WasmWriter valueTypes(List<Integer> types) {
        number(types.size());
        types.forEach(this::raw);
        return this;
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }
}
