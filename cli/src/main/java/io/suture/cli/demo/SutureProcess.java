// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.suture.core.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code suture} as a process of its own, with the Java and the class path of this one, so that it can be killed. */
final class SutureProcess {
    private static final String MAIN = "io.suture.cli.Main";
    private static final int LINES_SHOWN = 20;

    private final List<String> arguments;
    private final Process process;
    private final Path out;
    private final Path err;

    private SutureProcess(List<String> arguments, Process process, Path out, Path err) {
        this.arguments = arguments;
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /**
     * Starts it.
     *
     * @param folder its working directory, where its output is kept too. Variables that could lead it to another database are
     *     taken from its environment
     */
    static SutureProcess start(Path folder, List<String> arguments) {
        try {
            Path out = Files.createTempFile(folder, "suture", ".out");
            Path err = Files.createTempFile(folder, "suture", ".err");
            ProcessBuilder builder = new ProcessBuilder(command(arguments))
                    .directory(folder.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.equals("DATABASE_URL"));
            return new SutureProcess(arguments, builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL: no shutdown hook runs, nothing is cleaned up. Returns when the process is gone. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /**
     * Its answer, once it has ended by itself with this exit code.
     *
     * @throws io.suture.core.problem.SutureException {@code DEMO-SUTURE} if it takes too long or ends with another one
     */
    JsonNode answer(Duration patience, int exitCode) {
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                kill();
                throw failed("took longer than " + patience.toSeconds() + " s");
            }
            if (process.exitValue() != exitCode) {
                throw failed("ended with exit code " + process.exitValue());
            }
            return new ObjectMapper().readTree(Files.readString(out));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
            throw failed("was interrupted");
        }
    }

    private static List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                MAIN));
        command.addAll(arguments);
        return command;
    }

    private RuntimeException failed(String how) {
        return Problem.environment(
                        "DEMO-SUTURE",
                        "`suture " + arguments.getFirst() + "` " + how,
                        lastWords(),
                        "run `suture doctor`; if the database it was given is a healthy one, please report this")
                .asException();
    }

    private String lastWords() {
        try {
            List<String> lines = new ArrayList<>(Files.readAllLines(err));
            lines.addAll(Files.readAllLines(out));
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
