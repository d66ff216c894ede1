// SPDX-License-Identifier: Apache-2.0
package io.suture.grammar;

import io.suture.grammar.Code.Block;
import java.util.ArrayList;
import java.util.List;

/** A function: its type, its locals (parameters first) and its body, which is a block too: a branch to it returns. */
final class WasmFunction {
    private final FunctionType type;
    private final List<Integer> locals;
    private final Block body;

    WasmFunction(FunctionType type, List<Integer> locals, Block body) {
        this.type = type;
        this.locals = new ArrayList<>(locals);
        this.body = body;
    }

    /** One without locals or instructions yet. */
    static WasmFunction empty(FunctionType type) {
        int result = type.results().isEmpty() ? Block.VOID : type.results().getFirst();
        return new WasmFunction(type, type.parameters(), new Block(Block.BLOCK, result));
    }

    FunctionType type() {
        return type;
    }

    List<Integer> locals() {
        return locals;
    }

    Block body() {
        return body;
    }

    /** Adds a local, answers its index. */
    int addLocal(int valueType) {
        locals.add(valueType);
        return locals.size() - 1;
    }

    int size() {
        return Code.size(body.body());
    }
}
