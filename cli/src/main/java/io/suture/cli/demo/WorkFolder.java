// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A temporary folder, and the processes started in it: both are gone when it is closed, or when this process ends. */
final class WorkFolder implements AutoCloseable {
    private final Path path;
    private final List<SutureProcess> processes = new ArrayList<>();
    private final Thread atExit = new Thread(this::remove, "remove the demo's files");

    private WorkFolder(Path path) {
        this.path = path;
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    static WorkFolder make() {
        try {
            return new WorkFolder(Files.createTempDirectory("suture-demo"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path path() {
        return path;
    }

    /** Starts {@code suture} in this folder. */
    synchronized SutureProcess suture(List<String> arguments) {
        SutureProcess process = SutureProcess.start(path, arguments);
        processes.add(process);
        return process;
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atExit);
        remove();
    }

    private synchronized void remove() {
        processes.forEach(SutureProcess::kill);
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
