// SPDX-License-Identifier: Apache-2.0
package io.suture.grammar;

import io.suture.grammar.Code.Block;
import io.suture.grammar.Code.Branch;
import io.suture.grammar.Code.BranchTable;
import io.suture.grammar.Code.Op;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes the code of one function. */
final class FunctionWriter {
    private static final int ELSE = 0x05;
    private static final int END = 0x0B;

    private final WasmWriter out = new WasmWriter();
    /** How many blocks enclose each open one. */
    private final Map<Block, Integer> open = new HashMap<>();

    private FunctionWriter() {}

    static byte[] write(WasmFunction function) {
        FunctionWriter writer = new FunctionWriter();
        List<Integer> own = function.locals()
                .subList(function.type().parameters().size(), function.locals().size());
        writer.out.number(own.size());
        own.forEach(type -> writer.out.number(1).raw(type));
        writer.inside(function.body(), function.body().body());
        return writer.out.raw(END).toBytes();
    }

    private void inside(Block block, List<Code> codes) {
        open.put(block, open.size());
        codes.forEach(this::write);
        open.remove(block);
    }

    private void write(Code code) {
        switch (code) {
            case Op op -> out.raw(op.opcode()).raw(op.immediates());
            case Branch branch -> out.raw(branch.opcode()).number(depth(branch.target()));
            case BranchTable table -> {
                out.raw(BranchTable.BR_TABLE).number(table.targets().size());
                table.all().forEach(target -> out.number(depth(target)));
            }
            case Block block -> write(block);
        }
    }

    private void write(Block block) {
        out.raw(block.opcode()).raw(block.type());
        inside(block, block.body());
        if (!block.otherwise().isEmpty()) {
            out.raw(ELSE);
            inside(block, block.otherwise());
        }
        out.raw(END);
    }

    private int depth(Block target) {
        Integer enclosing = open.get(target);
        if (enclosing == null) {
            throw new IllegalStateException("a branch to a block that does not enclose it");
        }
        return open.size() - 1 - enclosing;
    }
}
