// SPDX-License-Identifier: Apache-2.0
package io.suture.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The server's first process, found by the file it keeps in its data folder.
 *
 * @param process running
 */
record Postmaster(ProcessHandle process) {
    private static final long PATIENCE_SECONDS = 30;

    /** @throws IllegalStateException if no server runs on this data */
    static Postmaster of(Path data) {
        try {
            long pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid"))
                    .getFirst()
                    .strip());
            return ProcessHandle.of(pid)
                    .map(Postmaster::new)
                    .orElseThrow(() -> new IllegalStateException("no server runs on " + data));
        } catch (IOException e) {
            throw new IllegalStateException("no server runs on " + data, e);
        }
    }

    /** The one that runs on this data, if any; a process that got its number since is none. */
    static Optional<Postmaster> on(Path data) {
        try {
            return Optional.of(of(data))
                    .filter(p -> p.process.info().commandLine().orElse("").contains(data.toString()));
        } catch (IllegalStateException nobody) {
            return Optional.empty();
        }
    }

    /** The immediate shutdown of PostgreSQL's manual ("Shutting Down the Server"): SIGQUIT, and wait for the end. */
    void stopImmediately() {
        try {
            new ProcessBuilder("kill", "-QUIT", Long.toString(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the server stopped", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the server did not stop", e);
        }
    }
}
