// SPDX-License-Identifier: Apache-2.0
package io.suture.grammar;

import io.suture.grammar.Code.Block;
import io.suture.grammar.Code.Op;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The locals that the steps of a staircase use.
 *
 * @param all in the function the steps come from; the place in this list is the number in the functions they move to
 * @param written those of them that a step changes
 * @param carrier the global for each, by its place
 */
record UsedLocals(List<Integer> all, List<Integer> types, Set<Integer> written, List<Integer> carrier) {

    static UsedLocals of(Staircase stairs, WasmFunction function, Carriers carriers) {
        Set<Integer> all = new TreeSet<>();
        Set<Integer> written = new TreeSet<>();
        for (int k = 1; k <= stairs.steps(); k++) {
            collect(stairs.step(k), all, written);
        }
        List<Integer> order = List.copyOf(all);
        List<Integer> types = order.stream().map(function.locals()::get).toList();
        List<Integer> carrier = new ArrayList<>();
        types.forEach(t -> carrier.add(carriers.of(t, carrier.size())));
        return new UsedLocals(order, types, written, carrier);
    }

    private static void collect(List<Code> codes, Set<Integer> all, Set<Integer> written) {
        for (Code code : codes) {
            if (code instanceof Op op && op.isLocal()) {
                all.add(op.index());
                if (op.opcode() != Op.LOCAL_GET) {
                    written.add(op.index());
                }
            } else if (code instanceof Block block) {
                collect(block.body(), all, written);
                collect(block.otherwise(), all, written);
            }
        }
    }

    int count() {
        return all.size();
    }

    List<Integer> typesAnd(int last) {
        List<Integer> result = new ArrayList<>(types);
        result.add(last);
        return result;
    }

    /** The code with the numbers the locals have in the functions it moves to. */
    List<Code> renamed(List<Code> codes) {
        List<Code> result = new ArrayList<>();
        for (Code code : List.copyOf(codes)) {
            if (code instanceof Block block) {
                block.replaceBody(renamed(block.body()));
                block.replaceOtherwise(renamed(block.otherwise()));
            }
            boolean local = code instanceof Op op && op.isLocal();
            result.add(local ? Op.indexed(((Op) code).opcode(), all.indexOf(((Op) code).index())) : code);
        }
        return result;
    }

    /** Pushes all of them. */
    List<Code> get() {
        return all.stream().<Code>map(Op::get).toList();
    }

    /** From the carriers into the function the steps come from. */
    List<Code> load() {
        return moves(Op.GLOBAL_GET, false);
    }

    /** From the carriers into a function the steps have moved to. */
    List<Code> loadRenamed() {
        return moves(Op.GLOBAL_GET, true);
    }

    /** From a function the steps have moved to into the carriers. */
    List<Code> store() {
        return moves(Op.GLOBAL_SET, true);
    }

    private List<Code> moves(int opcode, boolean renamed) {
        List<Code> codes = new ArrayList<>();
        for (int local : written) {
            int place = all.indexOf(local);
            int here = renamed ? place : local;
            Op global = Op.indexed(opcode, carrier.get(place));
            codes.addAll(opcode == Op.GLOBAL_GET ? List.of(global, Op.set(here)) : List.of(Op.get(here), global));
        }
        return codes;
    }
}
