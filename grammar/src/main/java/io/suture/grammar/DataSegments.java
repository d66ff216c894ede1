// SPDX-License-Identifier: Apache-2.0
package io.suture.grammar;

import java.util.Arrays;

/** The data a module begins with: thousands of segments, each of which would take its time at every start. */
final class DataSegments {
    private static final int ACTIVE = 0;
    private static final int I32_CONST = 0x41;
    private static final int END = 0x0B;

    private DataSegments() {}

    /** The memory they make, from address 0 on; gaps are zero, as memory is. */
    static byte[] image(byte[] section) {
        WasmReader in = new WasmReader(section);
        byte[] memory = {};
        for (int left = in.number(); left > 0; left--) {
            refuseUnless(in.number() == ACTIVE && in.next() == I32_CONST);
            int offset = in.signed();
            refuseUnless(in.next() == END);
            byte[] bytes = in.take(in.number());
            memory = memory.length >= offset + bytes.length ? memory : Arrays.copyOf(memory, offset + bytes.length);
            System.arraycopy(bytes, 0, memory, offset, bytes.length);
        }
        return memory;
    }

    private static void refuseUnless(boolean expected) {
        if (!expected) {
            throw new IllegalArgumentException("not a module of the shape known here: all data lies at a fixed place");
        }
    }
}
