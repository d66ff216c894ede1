// SPDX-License-Identifier: Apache-2.0
package io.suture.grammar;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Optional;

/** Takes staircases apart until each function is small enough to be compiled by HotSpot, as far as its staircases allow. */
final class SmallFunctions {
    /** Instructions that become fewer than 8 000 bytes of a method, in all functions that matter. */
    private static final int LIMIT = 1500;

    private static final int GROUP = 1000;
    /** A staircase with fewer instructions is not worth a call. */
    private static final int WORTH = 300;

    private final WasmFile file;
    private final Carriers carriers;
    private final Blocks blocks = new Blocks();

    private SmallFunctions(WasmFile file) {
        this.file = file;
        this.carriers = new Carriers(file);
    }

    static void make(WasmFile file) {
        SmallFunctions small = new SmallFunctions(file);
        Deque<WasmFunction> open = new ArrayDeque<>(file.functions());
        while (!open.isEmpty()) {
            small.fold(open.pop(), open);
        }
    }

    private void fold(WasmFunction function, Deque<WasmFunction> open) {
        while (function.size() > LIMIT) {
            Optional<Staircase> largest = Staircase.in(function.body(), blocks.made()).stream()
                    .max(Comparator.comparingInt(Staircase::size))
                    .filter(s -> s.size() >= WORTH);
            if (largest.isEmpty()) {
                return;
            }
            open.addAll(new Fold(file, function, largest.get(), carriers, blocks, GROUP).run());
        }
    }
}
