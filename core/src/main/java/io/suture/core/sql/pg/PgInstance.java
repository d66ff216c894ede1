// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql.pg;

import com.dylibso.chicory.runtime.ExportFunction;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Memory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One running copy of the module. Not thread-safe. */
final class PgInstance {
    private static final int CHUNK = 4096;

    private final Memory memory;
    private final ExportFunction malloc;
    private final ExportFunction free;
    private final ExportFunction parse;
    private final ExportFunction freeResult;

    PgInstance(PgModule module) {
        Instance instance = module.start();
        this.memory = instance.memory();
        this.malloc = instance.export(module.exportLetter("malloc"));
        this.free = instance.export(module.exportLetter("free"));
        this.parse = instance.export(module.exportLetter("wasm_parse_query_raw"));
        this.freeResult = instance.export(module.exportLetter("wasm_free_parse_result"));
    }

    /** Bytes this copy holds; never shrinks. */
    long bytes() {
        return (long) memory.pages() * Memory.PAGE_SIZE;
    }

    /** @throws com.dylibso.chicory.wasm.ChicoryException if it cannot; this copy must not be used again then */
    ParseOutcome parse(String sql) {
        int text = cString(sql);
        int result = (int) parse.apply(text)[0];
        try {
            int error = memory.readInt(result + 8);
            return error == 0 ? new ParseOutcome.Tree(bytesAt(memory.readInt(result))) : refused(error);
        } finally {
            free.apply(text);
            freeResult.apply(result);
        }
    }

    /** Fields of {@code PgQueryError}: message, function, file, line, cursor position (1-based). */
    private ParseOutcome refused(int error) {
        String message = new String(bytesAt(memory.readInt(error)), StandardCharsets.UTF_8);
        return new ParseOutcome.Refused(message, memory.readInt(error + 16) - 1);
    }

    private int cString(String sql) {
        byte[] bytes = sql.getBytes(StandardCharsets.UTF_8);
        int at = (int) malloc.apply(bytes.length + 1L)[0];
        memory.write(at, bytes);
        memory.writeByte(at + bytes.length, (byte) 0);
        return at;
    }

    /** The bytes before the next zero. */
    private byte[] bytesAt(int address) {
        int length = 0;
        while (true) {
            int chunk = (int) Math.min(CHUNK, bytes() - address - length);
            byte[] next = memory.readBytes(address + length, chunk);
            for (int i = 0; i < chunk; i++) {
                if (next[i] == 0) {
                    return length == 0 ? Arrays.copyOf(next, i) : memory.readBytes(address, length + i);
                }
            }
            if (chunk == 0) {
                throw new IllegalStateException("a text of the module never ends");
            }
            length += chunk;
        }
    }
}
