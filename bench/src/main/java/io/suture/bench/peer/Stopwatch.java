// SPDX-License-Identifier: Apache-2.0
package io.suture.bench.peer;

/** Prints what parts of a program took. */
final class Stopwatch {
    private long start = System.nanoTime();

    /** Prints the time since the last lap, or since the beginning, and begins the next. */
    void lap(String name) {
        long now = System.nanoTime();
        System.out.println(name + "=" + (now - start) / 1e6);
        start = now;
    }
}
