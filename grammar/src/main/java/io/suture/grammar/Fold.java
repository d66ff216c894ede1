// SPDX-License-Identifier: Apache-2.0
package io.suture.grammar;

import io.suture.grammar.Code.Block;
import io.suture.grammar.Code.Branch;
import io.suture.grammar.Code.BranchTable;
import io.suture.grammar.Code.Op;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Moves the steps of a {@link Staircase} into functions, a group of steps each. Such a function gets the locals the steps use and
 * the number of the step to begin with; it answers the number of where to go on and leaves changed locals in {@link Carriers}.
 */
final class Fold {
    private final WasmFile file;
    private final WasmFunction function;
    private final Staircase stairs;
    private final Carriers carriers;
    private final Blocks blocks;
    private final StepIds ids;
    private final UsedLocals used;
    private final FunctionType type;

    Fold(WasmFile file, WasmFunction function, Staircase stairs, Carriers carriers, Blocks blocks, int groupSize) {
        this.file = file;
        this.function = function;
        this.stairs = stairs;
        this.carriers = carriers;
        this.blocks = blocks;
        this.ids = new StepIds(stairs, groupSize);
        this.used = UsedLocals.of(stairs, function, carriers);
        this.type = new FunctionType(used.typesAnd(FunctionType.I32), List.of(FunctionType.I32));
    }

    /** The functions made of the steps, which may hold staircases themselves. */
    List<WasmFunction> run() {
        List<WasmFunction> moved = new ArrayList<>();
        for (StepIds.Group group : ids.groups()) {
            moved.add(steps(group));
        }
        List<Integer> numbers = moved.stream().map(file::add).toList();
        replaceStairs(numbers.size() == 1 ? numbers.getFirst() : file.add(dispatcher(numbers)));
        return moved;
    }

    private WasmFunction steps(StepIds.Group group) {
        WasmFunction result = WasmFunction.empty(type);
        int place = used.count();
        int spare = result.addLocal(FunctionType.I32);
        Block tail = blocks.make(Block.BLOCK);
        List<Block> labels = blocks.make(Block.BLOCK, group.last() - group.first() + 1);
        Exits exits = new Exits(
                function,
                target -> numberInGroup(target, group),
                target -> labels.get(ids.step(target) - group.first()),
                tail,
                place,
                spare,
                carriers,
                blocks,
                new NumberTables(file, blocks, ids.end()));
        List<List<Code>> codes = new ArrayList<>();
        for (int k = group.last(); k >= group.first(); k--) {
            codes.add(exits.rewrite(used.renamed(stairs.step(k))));
        }
        List<Code> selection = List.of(
                Op.get(place),
                Op.constant(StepIds.MASK),
                Op.plain(Op.I32_AND),
                new BranchTable(labels, labels.getFirst()));
        List<Code> steps = Blocks.nest(labels.reversed(), selection, codes);
        steps.addAll(List.of(Op.constant(ids.ofStep(group.first() - 1)), Op.set(place)));
        tail.replaceBody(steps);
        result.body().body().add(tail);
        result.body().body().addAll(used.store());
        result.body().body().add(Op.get(place));
        return result;
    }

    private OptionalInt numberInGroup(Block target, StepIds.Group group) {
        int step = ids.step(target);
        if (step < 0) {
            return OptionalInt.of(ids.ofOutside(target));
        }
        return step >= group.first() ? OptionalInt.empty() : OptionalInt.of(ids.ofStep(step));
    }

    /** Calls one group after another until one answers a number outside. */
    private WasmFunction dispatcher(List<Integer> groups) {
        int place = used.count();
        Block again = blocks.make(Block.LOOP);
        Block called = blocks.make(Block.BLOCK);
        List<Block> cases = blocks.make(Block.BLOCK, groups.size());
        List<Code> selection = List.of(
                Op.get(place),
                Op.constant(StepIds.SHIFT),
                Op.plain(Op.I32_SHR_U),
                new BranchTable(cases, cases.getFirst()));
        List<List<Code>> calls = new ArrayList<>();
        for (int group : groups) {
            List<Code> call = new ArrayList<>();
            for (int local = 0; local <= place; local++) {
                call.add(Op.get(local));
            }
            call.addAll(List.of(Op.indexed(Op.CALL, group), Op.set(place), Branch.to(called)));
            calls.add(call);
        }
        called.replaceBody(Blocks.nest(cases, selection, calls));
        Block inside = blocks.make(Block.IF);
        inside.body().addAll(used.loadRenamed());
        inside.body().add(Branch.to(again));
        again.replaceBody(List.of(called, Op.get(place), Op.constant(ids.end()), Op.plain(Op.I32_LT_U), inside));
        WasmFunction result = WasmFunction.empty(type);
        result.body().replaceBody(List.of(again, Op.get(place)));
        return result;
    }

    private void replaceStairs(int call) {
        int place = function.addLocal(FunctionType.I32);
        int spare = function.addLocal(FunctionType.I32);
        Block leave = stairs.outermost();
        Block step = blocks.make(Block.BLOCK);
        blocks.made().add(leave);
        Exits exits = new Exits(
                function,
                target -> ids.step(target) > 0 ? OptionalInt.of(ids.ofStep(ids.step(target))) : OptionalInt.empty(),
                target -> target,
                step,
                place,
                spare,
                carriers,
                blocks,
                new NumberTables(file, blocks, ids.end()));
        step.replaceBody(exits.rewrite(stairs.innermost().body()));
        step.body().addAll(List.of(Op.constant(ids.ofStep(stairs.steps())), Op.set(place)));
        List<Code> body = new ArrayList<>(List.of(step));
        body.addAll(used.get());
        body.addAll(List.of(Op.get(place), Op.indexed(Op.CALL, call), Op.set(place)));
        body.addAll(used.load());
        body.addAll(goOutside(leave, place));
        leave.replaceBody(body);
    }

    private List<Code> goOutside(Block leave, int place) {
        List<Block> outside = ids.outside();
        if (outside.isEmpty()) {
            return List.of();
        }
        List<Block> cases = blocks.make(Block.BLOCK, outside.size());
        List<Block> targets = new ArrayList<>(List.of(leave));
        targets.addAll(cases);
        List<Code> selection =
                List.of(Op.get(place), Op.constant(ids.end()), Op.plain(Op.I32_SUB), new BranchTable(targets, leave));
        return Blocks.nest(cases, selection, outside.stream().map(this::leaveTo).toList());
    }

    private List<Code> leaveTo(Block target) {
        return target.takesValue()
                ? List.of(Op.indexed(Op.GLOBAL_GET, carriers.ofResult(target.type())), Branch.to(target))
                : List.of(Branch.to(target));
    }
}
