// SPDX-License-Identifier: Apache-2.0
package io.suture.grammar;

import java.util.ArrayList;
import java.util.List;

/** An instruction or a block of them. A branch names the block it leaves, so that blocks can be moved. */
sealed interface Code {

    /** The number of instructions, about: a jump table counts for what it takes in Java. */
    static int size(List<Code> codes) {
        int size = 0;
        for (Code code : codes) {
            size += switch (code) {
                case Block block -> 1 + size(block.body()) + size(block.otherwise());
                case BranchTable table -> 2 + table.targets().size() / 4;
                case Branch branch -> 1;
                case Op op -> 1;
            };
        }
        return size;
    }

    /**
     * An instruction that does not branch.
     *
     * @param index of its local, global or function; -1 where it has none
     * @param immediates all that follows the opcode
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Op(int opcode, int index, byte[] immediates) implements Code {
        static final int UNREACHABLE = 0x00;
        static final int RETURN = 0x0F;
        static final int CALL = 0x10;
        static final int LOCAL_GET = 0x20;
        static final int LOCAL_SET = 0x21;
        static final int LOCAL_TEE = 0x22;
        static final int GLOBAL_GET = 0x23;
        static final int GLOBAL_SET = 0x24;
        static final int I32_CONST = 0x41;
        static final int I32_LT_U = 0x49;
        static final int I32_SUB = 0x6B;
        static final int I32_AND = 0x71;
        static final int I32_SHR_U = 0x76;

        static Op plain(int opcode) {
            return new Op(opcode, -1, new byte[0]);
        }

        static Op indexed(int opcode, int index) {
            return new Op(opcode, index, new WasmWriter().number(index).toBytes());
        }

        static Op get(int local) {
            return indexed(LOCAL_GET, local);
        }

        static Op set(int local) {
            return indexed(LOCAL_SET, local);
        }

        static Op constant(int value) {
            return new Op(I32_CONST, -1, new WasmWriter().signed(value).toBytes());
        }

        boolean isLocal() {
            return opcode >= LOCAL_GET && opcode <= LOCAL_TEE;
        }
    }

    /** {@code br} or {@code br_if}. */
    record Branch(int opcode, Block target) implements Code {
        static final int BR = 0x0C;
        static final int BR_IF = 0x0D;

        static Branch to(Block target) {
            return new Branch(BR, target);
        }
    }

    /** {@code br_table}. */
    record BranchTable(List<Block> targets, Block otherwise) implements Code {
        static final int BR_TABLE = 0x0E;

        public BranchTable {
            targets = List.copyOf(targets);
        }

        /** Every block it may go to, the last being the one for all other numbers. */
        List<Block> all() {
            List<Block> all = new ArrayList<>(targets);
            all.add(otherwise);
            return all;
        }
    }

    /** {@code block}, {@code loop} or {@code if}; which one it is decides, not what it holds. */
    final class Block implements Code {
        static final int BLOCK = 0x02;
        static final int LOOP = 0x03;
        static final int IF = 0x04;
        static final int VOID = 0x40;

        private final int opcode;
        private final int type;
        private final List<Code> body = new ArrayList<>();
        private final List<Code> otherwise = new ArrayList<>();

        /** @param type {@link #VOID} or the type of the one value it leaves */
        Block(int opcode, int type) {
            this.opcode = opcode;
            this.type = type;
        }

        static Block block() {
            return new Block(BLOCK, VOID);
        }

        int opcode() {
            return opcode;
        }

        int type() {
            return type;
        }

        List<Code> body() {
            return body;
        }

        List<Code> otherwise() {
            return otherwise;
        }

        void replaceBody(List<Code> codes) {
            List<Code> copy = List.copyOf(codes);
            body.clear();
            body.addAll(copy);
        }

        void replaceOtherwise(List<Code> codes) {
            List<Code> copy = List.copyOf(codes);
            otherwise.clear();
            otherwise.addAll(copy);
        }

        /** Whether a branch to it takes a value along. */
        boolean takesValue() {
            return opcode != LOOP && type != VOID;
        }
    }
}
