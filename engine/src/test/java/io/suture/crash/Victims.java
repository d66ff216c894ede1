// SPDX-License-Identifier: Apache-2.0
package io.suture.crash;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** How what is to die is started, awaited and hit. */
final class Victims {
    /** Ends the sessions of whoever runs migrations in this database. */
    static final String TERMINATE = "select pg_terminate_backend(pid) from pg_stat_activity"
            + " where datname = current_database() and application_name = 'suture migrate'";

    /** A row for each session of a run, of those too that fill a table together, which is ended with it. */
    static final String TERMINATE_ALL = "select pg_terminate_backend(pid) from pg_stat_activity"
            + " where datname = current_database() and application_name like 'suture migrate%'";

    /** The same of one of them, whichever. */
    static final String TERMINATE_ONE = "select pg_terminate_backend(pid) from (select pid from pg_stat_activity"
            + " where datname = current_database() and application_name like 'suture migrate%' order by random() limit 1) as one";

    private static final String ACTIVE =
            "select exists (select from pg_stat_activity where datname = current_database() and state = 'active'"
                    + " and pid <> pg_backend_pid() and application_name like 'suture%' and query like ?)";

    private Victims() {}

    /** A process of its own; what it says is thrown away. */
    static Process start(Class<?> main, String... args) throws IOException {
        List<String> java = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName());
        return new ProcessBuilder(Stream.concat(java.stream(), Stream.of(args)).toList())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /**
     * Until one of our sessions runs such a statement.
     *
     * @param pattern of LIKE
     * @return false: nobody was left who could
     */
    static boolean awaitStatement(Connection connection, String pattern, BooleanSupplier alive) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ACTIVE)) {
            statement.setString(1, pattern);
            while (alive.getAsBoolean()) {
                try (ResultSet row = statement.executeQuery()) {
                    row.next();
                    if (row.getBoolean(1)) {
                        return true;
                    }
                }
            }
            return false;
        }
    }
}
