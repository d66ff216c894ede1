// SPDX-License-Identifier: Apache-2.0
package io.suture.crash;

import io.suture.engine.run.CrashPoint;
import io.suture.engine.run.MigrateOptions;
import java.nio.file.Path;

/** A runner in a process of its own, to be killed from outside. */
final class MotionVictim {
    private MotionVictim() {}

    /** @param args port, database, folder */
    public static void main(String[] args) {
        Ward.suture(Integer.parseInt(args[0]), args[1], Path.of(args[2]), CrashPoint.NONE)
                .migrate(MigrateOptions.defaults());
    }
}
