// SPDX-License-Identifier: Apache-2.0
package io.suture.grammar;

import java.util.List;

/** A function's type; value types as the binary format numbers them. */
record FunctionType(List<Integer> parameters, List<Integer> results) {
    static final int I32 = 0x7F;

    FunctionType {
        parameters = List.copyOf(parameters);
        results = List.copyOf(results);
    }
}
