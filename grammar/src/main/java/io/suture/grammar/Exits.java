// SPDX-License-Identifier: Apache-2.0
package io.suture.grammar;

import io.suture.grammar.Code.Block;
import io.suture.grammar.Code.Branch;
import io.suture.grammar.Code.BranchTable;
import io.suture.grammar.Code.Op;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Rewrites the branches of code that is moved: one that leaves it puts the number of where it goes into a local and goes to the
 * exit.
 *
 * @param whole the function the code is taken from: a branch to its body returns
 * @param number of a block that cannot be branched to any more
 * @param label of a block that can
 * @param place the local for the number
 * @param spare a local for the index of a table
 */
record Exits(
        WasmFunction whole,
        Function<Block, OptionalInt> number,
        UnaryOperator<Block> label,
        Block exit,
        int place,
        int spare,
        Carriers carriers,
        Blocks blocks,
        NumberTables tables,
        Set<Block> inside) {

    Exits(
            WasmFunction whole,
            Function<Block, OptionalInt> number,
            UnaryOperator<Block> label,
            Block exit,
            int place,
            int spare,
            Carriers carriers,
            Blocks blocks,
            NumberTables tables) {
        this(whole, number, label, exit, place, spare, carriers, blocks, tables, new HashSet<>());
    }

    List<Code> rewrite(List<Code> codes) {
        List<Code> result = new ArrayList<>();
        for (Code code : List.copyOf(codes)) {
            switch (code) {
                case Op op when op.opcode() == Op.RETURN -> result.addAll(jump(whole.body()));
                case Op op -> result.add(op);
                case Block block -> result.add(rewrite(block));
                case Branch branch -> result.addAll(rewrite(branch));
                case BranchTable table -> result.addAll(rewrite(table));
            }
        }
        return result;
    }

    private Block rewrite(Block block) {
        inside.add(block);
        block.replaceBody(rewrite(block.body()));
        block.replaceOtherwise(rewrite(block.otherwise()));
        return block;
    }

    private OptionalInt numberOf(Block target) {
        return inside.contains(target) ? OptionalInt.empty() : number.apply(target);
    }

    private Block labelOf(Block target) {
        return inside.contains(target) ? target : label.apply(target);
    }

    private List<Code> jump(Block target) {
        OptionalInt number = numberOf(target);
        if (number.isEmpty()) {
            return List.of(Branch.to(labelOf(target)));
        }
        List<Code> codes = new ArrayList<>();
        if (target.takesValue()) {
            codes.add(Op.indexed(Op.GLOBAL_SET, carriers.ofResult(target.type())));
        }
        codes.addAll(List.of(Op.constant(number.getAsInt()), Op.set(place), Branch.to(exit)));
        return codes;
    }

    private List<Code> rewrite(Branch branch) {
        if (branch.opcode() == Branch.BR) {
            return jump(branch.target());
        }
        if (numberOf(branch.target()).isEmpty()) {
            return List.of(new Branch(Branch.BR_IF, labelOf(branch.target())));
        }
        if (branch.target().takesValue()) {
            throw new IllegalArgumentException("a conditional branch with a value is not known here");
        }
        Block then = blocks.make(Block.IF);
        then.replaceBody(jump(branch.target()));
        return List.of(then);
    }

    private List<Code> rewrite(BranchTable table) {
        SequencedSet<Block> targets = new LinkedHashSet<>(table.all());
        if (targets.stream().allMatch(t -> numberOf(t).isEmpty())) {
            return List.of(
                    new BranchTable(table.targets().stream().map(this::labelOf).toList(), labelOf(table.otherwise())));
        }
        return targets.size() > NumberTables.WORTH ? byNumber(table) : oneByOne(table, targets);
    }

    /** The index becomes a number by calling a function; then the exit, or one of the blocks that can be branched to. */
    private List<Code> byNumber(BranchTable table) {
        List<Block> labels = new ArrayList<>();
        List<Integer> numbers = table.all().stream()
                .map(t -> numberOf(t).orElseGet(() -> tables.end() + place(labels, labelOf(t))))
                .toList();
        List<Code> codes = new ArrayList<>(List.of(
                Op.indexed(Op.CALL, tables.function(numbers)),
                Op.indexed(Op.LOCAL_TEE, place),
                Op.constant(tables.end()),
                Op.plain(Op.I32_LT_U),
                new Branch(Branch.BR_IF, exit)));
        if (labels.isEmpty()) {
            codes.add(Op.plain(Op.UNREACHABLE));
        } else {
            codes.addAll(List.of(Op.get(place), Op.constant(tables.end()), Op.plain(Op.I32_SUB)));
            codes.add(new BranchTable(labels, labels.getFirst()));
        }
        return codes;
    }

    private static int place(List<Block> labels, Block label) {
        if (!labels.contains(label)) {
            labels.add(label);
        }
        return labels.indexOf(label);
    }

    private List<Code> oneByOne(BranchTable table, SequencedSet<Block> targets) {
        Map<Block, Block> cases = new HashMap<>();
        targets.forEach(t -> cases.put(t, blocks.make(Block.BLOCK)));
        List<Block> order = targets.stream().map(cases::get).toList();
        List<Code> select = List.of(
                Op.get(spare),
                new BranchTable(
                        table.targets().stream().map(cases::get).toList(),
                        Objects.requireNonNull(cases.get(table.otherwise()))));
        List<Code> codes = new ArrayList<>(List.of(Op.set(spare)));
        codes.addAll(Blocks.nest(order, select, targets.stream().map(this::jump).toList()));
        return codes;
    }
}
