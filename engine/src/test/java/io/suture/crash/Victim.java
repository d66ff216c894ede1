// SPDX-License-Identifier: Apache-2.0
package io.suture.crash;

import io.suture.engine.run.CrashPoint;
import java.nio.file.Path;

/** A runner in a process of its own, to be killed: by itself at the n-th boundary of a kind, or from outside. */
final class Victim {
    private Victim() {}

    /** @param args port, database, folder, moment (or {@code NEVER}), which one of them (1 or more), ending */
    public static void main(String[] args) {
        CrashPoint crash = args[3].equals("NEVER")
                ? CrashPoint.NONE
                : new Nth(
                        CrashPoint.Moment.valueOf(args[3]),
                        Integer.parseInt(args[4]),
                        () -> Runtime.getRuntime().halt(137));
        Ending.valueOf(args[5]).reach(Ward.suture(Integer.parseInt(args[0]), args[1], Path.of(args[2]), crash));
    }
}
