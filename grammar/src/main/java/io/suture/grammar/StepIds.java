// SPDX-License-Identifier: Apache-2.0
package io.suture.grammar;

import io.suture.grammar.Code.Block;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers the places a step of a {@link Staircase} may go on: the steps, group by group, then what lies outside.
 *
 * <p>A step's number is {@code group << 12 | its place in the group}; {@link #end()} stands for what is behind the staircase, and
 * those after it for the blocks around it.
 */
final class StepIds {
    static final int SHIFT = 12;
    static final int MASK = (1 << SHIFT) - 1;

    /** Steps that become one function. */
    record Group(int first, int last) {}

    private final List<Group> groups = new ArrayList<>();
    private final Map<Block, Integer> levels = new HashMap<>();
    private final List<Block> outside = new ArrayList<>();

    /** @param groupSize instructions a group may have, unless a single step has more */
    StepIds(Staircase stairs, int groupSize) {
        int first = 1;
        int size = 0;
        for (int k = 1; k <= stairs.steps(); k++) {
            int next = Code.size(stairs.step(k));
            if (k > first && size + next > groupSize) {
                groups.add(new Group(first, k - 1));
                first = k;
                size = 0;
            }
            size += next;
        }
        groups.add(new Group(first, stairs.steps()));
        stairs.blocks().forEach(block -> levels.put(block, levels.size()));
    }

    List<Group> groups() {
        return groups;
    }

    /** Blocks around the staircase that a step goes to, in the order of their numbers from {@code end() + 1} on. */
    List<Block> outside() {
        return outside;
    }

    int end() {
        return groups.size() << SHIFT;
    }

    /** The step a branch to this block goes on with; 0 behind the staircase, -1 for a block that is not of it. */
    int step(Block target) {
        return levels.getOrDefault(target, -1);
    }

    /** The number of a step, or of what is behind the staircase for step 0. */
    int ofStep(int step) {
        int group = 0;
        while (step > 0 && step > groups.get(group).last()) {
            group++;
        }
        return step == 0 ? end() : group << SHIFT | step - groups.get(group).first();
    }

    int ofOutside(Block target) {
        if (!outside.contains(target)) {
            outside.add(target);
        }
        return end() + 1 + outside.indexOf(target);
    }
}
