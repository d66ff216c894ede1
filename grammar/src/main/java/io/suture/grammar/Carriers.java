// SPDX-License-Identifier: Apache-2.0
package io.suture.grammar;

import java.util.HashMap;
import java.util.Map;

/**
 * Globals that carry values out of a function that was cut off: written last thing there, read first thing by its caller, so
 * that recursion does not matter and all functions share them.
 */
final class Carriers {
    private record Key(int valueType, int place) {}

    private static final int RESULT = -1;

    private final WasmFile file;
    private final Map<Key, Integer> known = new HashMap<>();

    Carriers(WasmFile file) {
        this.file = file;
    }

    /** For the local that is passed at this place. */
    int of(int valueType, int place) {
        return known.computeIfAbsent(new Key(valueType, place), k -> file.addGlobal(valueType));
    }

    /** For the value that a branch takes along. */
    int ofResult(int valueType) {
        return of(valueType, RESULT);
    }
}
