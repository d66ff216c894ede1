// SPDX-License-Identifier: Apache-2.0
package io.suture.grammar;

import io.suture.grammar.Code.Block;
import io.suture.grammar.Code.Op;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Empties the functions that neither an export nor a pointer leads to. */
final class Unused {
    private Unused() {}

    static void empty(WasmFile file) {
        Set<WasmFunction> used = new HashSet<>();
        Deque<Integer> open = new ArrayDeque<>(file.exportedFunctions().values());
        open.addAll(file.tableFunctions());
        while (!open.isEmpty()) {
            for (WasmFunction function : file.function(open.pop())) {
                if (used.add(function)) {
                    calls(function.body(), open);
                }
            }
        }
        file.functions().stream()
                .filter(f -> !used.contains(f))
                .forEach(f -> f.body().replaceBody(List.of(Op.plain(Op.UNREACHABLE))));
    }

    private static void calls(Block block, Deque<Integer> found) {
        for (List<Code> codes : List.of(block.body(), block.otherwise())) {
            for (Code code : codes) {
                if (code instanceof Op op && op.opcode() == Op.CALL) {
                    found.push(op.index());
                } else if (code instanceof Block inner) {
                    calls(inner, found);
                }
            }
        }
    }
}
