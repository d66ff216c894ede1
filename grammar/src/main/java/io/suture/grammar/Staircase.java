// SPDX-License-Identifier: Apache-2.0
package io.suture.grammar;

import io.suture.grammar.Code.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Blocks B1 ⊃ B2 ⊃ … ⊃ Bn, each the first thing in the one before: what a {@code switch} of C becomes.
 *
 * <p>Step k (1 to n-1) is what stands in Bk behind Bk+1; a branch to Bk+1 goes on there. After step k comes step k-1, after
 * step 1 what stands behind the staircase. So branches go from a step to those of smaller numbers only.
 */
record Staircase(List<Block> blocks) {
    Staircase {
        blocks = List.copyOf(blocks);
    }

    Block outermost() {
        return blocks.getFirst();
    }

    Block innermost() {
        return blocks.getLast();
    }

    int steps() {
        return blocks.size() - 1;
    }

    List<Code> step(int k) {
        List<Code> body = blocks.get(k - 1).body();
        return body.subList(1, body.size());
    }

    /** Instructions of all steps. */
    int size() {
        int size = 0;
        for (int k = 1; k <= steps(); k++) {
            size += Code.size(step(k));
        }
        return size;
    }

    /** Every staircase below this block that does not begin with one of those to be left alone. */
    static List<Staircase> in(Block block, Set<Block> leftAlone) {
        List<Staircase> found = new ArrayList<>();
        collect(block.body(), leftAlone, found);
        collect(block.otherwise(), leftAlone, found);
        return found;
    }

    private static void collect(List<Code> codes, Set<Block> leftAlone, List<Staircase> found) {
        for (Code code : codes) {
            if (code instanceof Block block) {
                Staircase stairs = new Staircase(chain(block, leftAlone));
                if (stairs.steps() > 0) {
                    found.add(stairs);
                }
                for (int k = 1; k <= stairs.steps(); k++) {
                    collect(stairs.step(k), leftAlone, found);
                }
                collect(stairs.innermost().body(), leftAlone, found);
                collect(stairs.innermost().otherwise(), leftAlone, found);
            }
        }
    }

    private static List<Block> chain(Block first, Set<Block> leftAlone) {
        List<Block> chain = new ArrayList<>(List.of(first));
        Block last = first;
        while (isStep(last, leftAlone) && last.body().getFirst() instanceof Block next && isStep(next, leftAlone)) {
            chain.add(next);
            last = next;
        }
        return chain;
    }

    private static boolean isStep(Block block, Set<Block> leftAlone) {
        return block.opcode() == Block.BLOCK
                && block.type() == Block.VOID
                && !block.body().isEmpty()
                && !leftAlone.contains(block);
    }
}
