// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import io.suture.cli.output.Console;
import io.suture.core.sql.SourceName;
import io.suture.core.sql.SqlScript;
import io.suture.engine.connect.Surroundings;
import java.io.File;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the launcher's training run does, so that its start-up cache (JEP 514) holds what commands need: a few commands that
 * need no database, one statement parsed, and the classes of a connection loaded.
 */
public final class WarmUp {
    private static final String NOBODY = "postgres://127.0.0.1:1/nobody";
    private static final List<List<String>> COMMANDS = List.of(List.of("--help"), List.of("doctor", "--url", NOBODY));
    private static final Pattern JARS = Pattern.compile("(suture-(core|engine|cli)|postgresql|picocli)-.*\\.jar");

    private WarmUp() {}

    public static void main(String[] arguments) throws IOException {
        loadClasses();
        SqlScript.parse("CREATE TABLE t (id bigint PRIMARY KEY); -- warm", new SourceName("warm.sql"));
        for (List<String> command : COMMANDS) {
            run(command);
        }
    }

    private static void run(List<String> command) {
        Console console = Console.ofThisProcess(Map.of());
        new CommandRun(new Context(console, Surroundings.ofThisProcess(), Clock.systemUTC())).run(command);
    }

    private static void loadClasses() throws IOException {
        for (String path : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (JARS.matcher(new File(path).getName()).matches()) {
                try (JarFile jar = new JarFile(path);
                        Stream<String> names = jar.stream().map(entry -> entry.getName())) {
                    names.filter(name -> name.endsWith(".class") && !name.contains("-"))
                            .forEach(WarmUp::load);
                }
            }
        }
    }

    /** Not initialised; what needs a library that is not there is left out. */
    private static void load(String file) {
        String name = file.substring(0, file.length() - ".class".length()).replace('/', '.');
        try {
            Class.forName(name, false, WarmUp.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            // such a class cannot be in the cache
        }
    }
}
