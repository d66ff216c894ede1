// SPDX-License-Identifier: Apache-2.0
package io.suture.grammar;

import io.suture.grammar.Code.Block;
import io.suture.grammar.Code.BranchTable;
import io.suture.grammar.Code.Op;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** Makes functions from an index to a number, small enough for HotSpot: a page of 256 numbers each. */
record NumberTables(WasmFile file, Blocks blocks, int end) {
    /** From this number of different targets on. */
    static final int WORTH = 40;

    private static final int SHIFT = 8;
    private static final int PAGE = 1 << SHIFT;
    private static final FunctionType TYPE = new FunctionType(List.of(FunctionType.I32), List.of(FunctionType.I32));

    /** The function's index; the last number is for every index beyond. */
    int function(List<Integer> numbers) {
        int otherwise = numbers.getLast();
        List<List<Code>> calls = new ArrayList<>();
        for (int from = 0; from < numbers.size() - 1; from += PAGE) {
            int page = page(numbers.subList(from, Math.min(numbers.size() - 1, from + PAGE)), otherwise);
            calls.add(List.of(
                    Op.get(0),
                    Op.constant(PAGE - 1),
                    Op.plain(Op.I32_AND),
                    Op.indexed(Op.CALL, page),
                    Op.plain(Op.RETURN)));
        }
        List<Block> cases = blocks.make(Block.BLOCK, calls.size());
        Block none = blocks.make(Block.BLOCK);
        List<Code> selection =
                List.of(Op.get(0), Op.constant(SHIFT), Op.plain(Op.I32_SHR_U), new BranchTable(cases, none));
        return add(none, Blocks.nest(cases, selection, calls), otherwise);
    }

    private int page(List<Integer> numbers, int otherwise) {
        List<Integer> different = List.copyOf(new LinkedHashSet<>(numbers));
        List<Block> cases = blocks.make(Block.BLOCK, different.size());
        Block none = blocks.make(Block.BLOCK);
        List<Block> targets =
                numbers.stream().map(n -> cases.get(different.indexOf(n))).toList();
        List<List<Code>> answers = different.stream()
                .map(n -> List.<Code>of(Op.constant(n), Op.plain(Op.RETURN)))
                .toList();
        return add(none, Blocks.nest(cases, List.of(Op.get(0), new BranchTable(targets, none)), answers), otherwise);
    }

    private int add(Block none, List<Code> cases, int otherwise) {
        none.replaceBody(cases);
        WasmFunction function = WasmFunction.empty(TYPE);
        function.body().replaceBody(List.of(none, Op.constant(otherwise)));
        return file.add(function);
    }
}
