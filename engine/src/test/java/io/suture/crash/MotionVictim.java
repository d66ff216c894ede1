// SPDX-License-Identifier: Apache-2.0
package io.suture.crash;

import io.suture.Suture;
import io.suture.SutureOptions;
import io.suture.engine.connect.TestSessions;
import io.suture.engine.run.MigrateOptions;
import io.suture.engine.run.RunSettings;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;

/** A runner in a process of its own, to be killed from outside. */
final class MotionVictim {
    private static final int BATCH = 1_000;

    private MotionVictim() {}

    /** @param args port, database, folder */
    public static void main(String[] args) {
        suture(Integer.parseInt(args[0]), args[1], Path.of(args[2])).migrate(MigrateOptions.defaults());
    }

    /** In chunks that are small enough for many of them to be there. */
    static Suture suture(int port, String database, Path folder) {
        return Suture.on(
                TestSessions.to(port, database, Map.of()),
                SutureOptions.in(folder).with(RunSettings.defaults().withBatchRows(OptionalInt.of(BATCH))));
    }
}
