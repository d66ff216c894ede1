// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.suture.cli.output.Console;
import io.suture.engine.connect.Surroundings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs the command line inside a test, as a shell would in a folder. */
final class Terminal {
    private final Path folder;
    private final Map<String, String> variables = new HashMap<>();
    private Clock clock = Clock.systemUTC();
    private boolean coloured;

    Terminal(Path folder) {
        this.folder = folder;
    }

    Terminal with(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    Terminal coloured() {
        coloured = true;
        return this;
    }

    Terminal at(Instant now) {
        return by(Clock.fixed(now, ZoneOffset.UTC));
    }

    Terminal by(Clock newClock) {
        clock = newClock;
        return this;
    }

    Answer run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(stream(out), stream(err), coloured, coloured, coloured);
        Surroundings around = new Surroundings(variables, folder, "tester", folder);
        Context context = new Context(console, around, clock);
        int exitCode = new CommandRun(context).run(List.of(arguments));
        return new Answer(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    record Answer(int exitCode, String out, String err) {
        JsonNode json() {
            try {
                return new ObjectMapper().readTree(out);
            } catch (Exception e) {
                throw new AssertionError("not one JSON document: " + out, e);
            }
        }
    }
}
