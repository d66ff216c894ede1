// SPDX-License-Identifier: Apache-2.0
package io.suture.bench.peer;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;

/** Flyway by its API, as its manual shows it, its messages off. Arguments: JDBC URL, folder. */
public final class FlywayMain {
    private static final Logger LOGGERS = Logger.getLogger("");

    private FlywayMain() {}

    public static void main(String[] arguments) {
        Stopwatch watch = new Stopwatch();
        LOGGERS.setLevel(Level.OFF);
        Flyway flyway = Flyway.configure()
                .dataSource(arguments[0], null, null)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .locations("filesystem:" + arguments[1])
                .load();
        System.out.println("applied=" + flyway.migrate().migrationsExecuted);
        watch.lap("run");
    }
}
