// SPDX-License-Identifier: Apache-2.0
package io.suture.grammar;

import io.suture.grammar.Code.Block;
import io.suture.grammar.Code.Branch;
import io.suture.grammar.Code.BranchTable;
import io.suture.grammar.Code.Op;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/** Reads the code of one function; the instructions of the MVP with bulk memory, sign extension and saturating conversions. */
final class FunctionReader {
    private static final int ELSE = 0x05;
    private static final int END = 0x0B;

    private final WasmReader in;
    private final WasmFunction function;
    private final Deque<Block> open = new ArrayDeque<>();
    private final Deque<List<Code>> targets = new ArrayDeque<>();

    private FunctionReader(FunctionType type, byte[] code) {
        this.in = new WasmReader(code);
        this.function = WasmFunction.empty(type);
    }

    static WasmFunction read(FunctionType type, byte[] code) {
        FunctionReader reader = new FunctionReader(type, code);
        reader.locals();
        reader.open(reader.function.body());
        while (!reader.open.isEmpty()) {
            reader.instruction(reader.in.next());
        }
        return reader.function;
    }

    private void locals() {
        for (int runs = in.number(); runs > 0; runs--) {
            int count = in.number();
            function.locals().addAll(Collections.nCopies(count, in.next()));
        }
    }

    private void open(Block block) {
        open.push(block);
        targets.push(block.body());
    }

    private void add(Code code) {
        targets.element().add(code);
    }

    private void instruction(int opcode) {
        switch (opcode) {
            case Block.BLOCK, Block.LOOP, Block.IF -> {
                Block block = new Block(opcode, in.next());
                add(block);
                open(block);
            }
            case ELSE -> {
                targets.pop();
                targets.push(open.element().otherwise());
            }
            case END -> {
                open.pop();
                targets.pop();
            }
            case Branch.BR, Branch.BR_IF -> add(new Branch(opcode, label(in.number())));
            case BranchTable.BR_TABLE -> add(table());
            default -> add(op(opcode));
        }
    }

    private BranchTable table() {
        List<Block> labels = new ArrayList<>();
        for (int left = in.number(); left > 0; left--) {
            labels.add(label(in.number()));
        }
        return new BranchTable(labels, label(in.number()));
    }

    private Block label(int depth) {
        return open.stream().skip(depth).findFirst().orElseThrow();
    }

    private Op op(int opcode) {
        int start = in.position();
        int index = -1;
        if (opcode == Op.CALL || opcode >= Op.LOCAL_GET && opcode <= Op.GLOBAL_SET) {
            index = in.number();
        } else {
            skipImmediates(opcode);
        }
        return new Op(opcode, index, in.since(start));
    }

    private void skipImmediates(int opcode) {
        switch (opcode) {
            case Op.UNREACHABLE, 0x01, Op.RETURN, 0x1A, 0x1B -> in.skipNumbers(0);
            case 0x3F, 0x40, 0x41, 0x42 -> in.skipNumbers(1);
            case 0x11 -> in.skipNumbers(2);
            case 0x43 -> in.take(4);
            case 0x44 -> in.take(8);
            case 0xFC -> in.skipNumbers(operandsOfExtended(in.number()));
            default -> skipRange(opcode);
        }
    }

    /** Loads and stores have an alignment and an offset; comparisons, arithmetic and conversions have nothing. */
    private void skipRange(int opcode) {
        if (opcode >= 0x28 && opcode <= 0x3E) {
            in.skipNumbers(2);
        } else if (opcode < 0x45 || opcode > 0xC4) {
            throw new IllegalArgumentException("unknown instruction 0x" + Integer.toHexString(opcode));
        }
    }

    private static int operandsOfExtended(int opcode) {
        return switch (opcode) {
            case 0, 1, 2, 3, 4, 5, 6, 7 -> 0;
            case 9, 11 -> 1;
            case 8, 10 -> 2;
            default -> throw new IllegalArgumentException("unknown instruction 0xFC " + opcode);
        };
    }
}
