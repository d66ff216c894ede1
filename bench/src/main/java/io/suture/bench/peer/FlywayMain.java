// SPDX-License-Identifier: Apache-2.0
package io.suture.bench.peer;

import org.flywaydb.core.Flyway;

/** Flyway by its API, as its manual shows it. Arguments: JDBC URL, folder. */
public final class FlywayMain {
    private FlywayMain() {}

    public static void main(String[] arguments) {
        Stopwatch watch = new Stopwatch();
        Flyway flyway = Flyway.configure()
                .dataSource(arguments[0], null, null)
                .locations("filesystem:" + arguments[1])
                .load();
        System.out.println("applied=" + flyway.migrate().migrationsExecuted);
        watch.lap("run");
    }
}
