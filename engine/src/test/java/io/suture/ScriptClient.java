// SPDX-License-Identifier: Apache-2.0
package io.suture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An application whose statements are a script of pgbench: again and again until it is told to stop. The first failure ends it. */
final class ScriptClient implements Callable<Integer> {
    private static final Pattern DRAWN = Pattern.compile("\\\\set n random\\((\\d+), (\\d+)\\)");

    private final Connection session;
    private final List<String> statements;
    private final AtomicBoolean stopped;
    private final Random random;
    private final int smallest;
    private final int largest;

    /** @param script one statement a line; one {@code \set n random(…, …)} */
    ScriptClient(Connection session, Path script, AtomicBoolean stopped, long seed) throws IOException {
        this.session = session;
        this.stopped = stopped;
        this.random = new Random(seed);
        Matcher drawn = DRAWN.matcher(Files.readString(script));
        if (!drawn.find()) {
            throw new IllegalArgumentException(script + " draws no number");
        }
        this.smallest = Integer.parseInt(drawn.group(1));
        this.largest = Integer.parseInt(drawn.group(2));
        this.statements = Files.readAllLines(script).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("--") && !line.startsWith("\\"))
                .toList();
    }

    /** The number of statements that were answered. */
    @Override
    public Integer call() throws SQLException {
        int answered = 0;
        try (session;
                Statement statement = session.createStatement()) {
            while (!stopped.get()) {
                String n = Integer.toString(random.nextInt(smallest, largest + 1));
                for (String sql : statements) {
                    statement.execute(sql.replace(":n", n));
                    answered++;
                }
            }
        }
        return answered;
    }
}
