// SPDX-License-Identifier: Apache-2.0
package io.suture.core.operation.shapes;

import java.util.List;

/**
 * One thing that hangs on a column, carried over to the column that takes its place. Statements of SQL, in order.
 *
 * @param build as somebody would write them, when every row is filled; planned by their own online ways
 * @param before in the transaction in which the old column goes, before it does
 * @param after in the same transaction, after it
 */
record Carried(List<String> build, List<String> before, List<String> after) {
    Carried {
        build = List.copyOf(build);
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    static Carried built(String sql, List<String> after) {
        return new Carried(List.of(sql), List.of(), after);
    }

    static Carried handedOver(List<String> before) {
        return new Carried(List.of(), before, List.of());
    }
}
