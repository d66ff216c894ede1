// SPDX-License-Identifier: Apache-2.0
package io.suture.grammar;

import io.suture.grammar.Code.Block;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Makes blocks and remembers them: they are staircases again, but not to be taken apart. */
final class Blocks {
    private final Set<Block> made = new HashSet<>();

    Set<Block> made() {
        return made;
    }

    Block make(int opcode) {
        Block block = new Block(opcode, Block.VOID);
        made.add(block);
        return block;
    }

    List<Block> make(int opcode, int count) {
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            blocks.add(make(opcode));
        }
        return blocks;
    }

    /** A switch: each case's block, the first innermost around the selection, and behind each block its code. */
    static List<Code> nest(List<Block> cases, List<Code> selection, List<List<Code>> codes) {
        List<Code> nested = selection;
        for (int i = 0; i < cases.size(); i++) {
            cases.get(i).replaceBody(nested);
            nested = new ArrayList<>(List.of(cases.get(i)));
            nested.addAll(codes.get(i));
        }
        return nested;
    }
}
