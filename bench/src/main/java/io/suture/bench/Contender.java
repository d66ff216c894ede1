// SPDX-License-Identifier: Apache-2.0
package io.suture.bench;

import io.suture.bench.Scripts.Folders;
import io.suture.bench.peer.FlywayMain;
import io.suture.bench.peer.LiquibaseMain;
import io.suture.bench.peer.SutureMain;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * One of those compared.
 *
 * @param name for the tables
 * @param command the process that migrates a database
 */
record Contender(String name, Command command) {
    /** How a contender is started. */
    @FunctionalInterface
    interface Command {
        List<String> on(String jdbcUrl, Folders scripts);
    }

    /** Suture's API on a plain JVM. */
    static final Contender SUTURE =
            new Contender("Suture", (url, scripts) -> java(SutureMain.class, url, scripts.plain()));

    static final Contender FLYWAY =
            new Contender("Flyway", (url, scripts) -> java(FlywayMain.class, url, scripts.plain()));

    static final Contender LIQUIBASE =
            new Contender("Liquibase", (url, scripts) -> java(LiquibaseMain.class, url, scripts.formatted()));

    /** PostgreSQL's own client, each migration in a transaction, no history kept: what the server itself needs. */
    static final Contender PSQL = new Contender(
            "psql",
            (url, scripts) ->
                    List.of(psql(), "-X", "-q", "-f", scripts.psql().toString(), url.substring("jdbc:".length())));

    /** Suture's command line as people start it: the launcher, its start-up cache. */
    static Contender launcher(Path suture) {
        return new Contender(
                "Suture",
                (url, scripts) -> List.of(
                        suture.toString(),
                        "migrate",
                        "--url",
                        url,
                        "--dir",
                        scripts.plain().toString()));
    }

    /** Runs it; it must succeed. */
    Run run(String jdbcUrl, Folders scripts) {
        return Run.of(name, command.on(jdbcUrl, scripts));
    }

    private static List<String> java(Class<?> main, String url, Path folder) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                main.getName(),
                url,
                folder.toString());
    }

    /** The one on PATH, else one where Debian keeps them. */
    private static String psql() {
        return Stream.concat(
                        Stream.of(System.getenv("PATH").split(":")).map(Path::of),
                        Stream.of(18, 17, 16, 15).map(major -> Path.of("/usr/lib/postgresql/" + major + "/bin")))
                .map(folder -> folder.resolve("psql"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("psql is not on PATH: install PostgreSQL's client package"))
                .toString();
    }
}
