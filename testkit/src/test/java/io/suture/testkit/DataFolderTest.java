// SPDX-License-Identifier: Apache-2.0
package io.suture.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import org.junit.jupiter.api.Test;

/** Servers of several processes beside each other. */
class DataFolderTest {
    /** A process that starts a server and goes on until it is killed, or its input ends. */
    static final class Other {
        private Other() {}

        public static void main(String[] args) throws IOException {
            try (EmbeddedServer server = EmbeddedServer.start(EmbeddedServer.DEFAULT_MAJOR)) {
                System.out.println(server.dataFolder());
                System.in.read();
            }
        }
    }

    @Test
    void a_server_whose_process_was_killed_goes_when_another_starts() throws Exception {
        Process other = other();
        Path data = data(other);
        ProcessHandle left = Postmaster.of(data).process();
        other.destroyForcibly().waitFor();
        assertThat(left.isAlive()).isTrue();
        old(data);

        EmbeddedServer.start(EmbeddedServer.DEFAULT_MAJOR).close();

        assertThat(left.isAlive()).isFalse();
        assertThat(data).doesNotExist();
    }

    @Test
    void a_server_in_use_stays_however_many_start_here_and_elsewhere() throws Exception {
        try (EmbeddedServer server = EmbeddedServer.start(EmbeddedServer.DEFAULT_MAJOR)) {
            old(server.dataFolder());
            EmbeddedServer.start(EmbeddedServer.DEFAULT_MAJOR).close();
            Process other = other();
            assertThat(data(other)).exists();
            other.getOutputStream().close();
            other.waitFor();

            try (Connection session = server.connect("postgres")) {
                assertThat(session.isValid(1)).isTrue();
            }
        }
    }

    /** By another process: to close the file here would let go of its lock. */
    private static void old(Path data) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("touch", "-d", "1 hour ago", data + ".lock")
                        .start()
                        .waitFor())
                .isZero();
    }

    private static Process other() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Other.class.getName());
        String binaries = System.getProperty(ServerBinaries.FOLDER_PROPERTY);
        if (binaries != null) {
            builder.command().add(1, "-D" + ServerBinaries.FOLDER_PROPERTY + "=" + binaries);
        }
        return builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    private static Path data(Process other) throws IOException {
        return Path.of(
                new BufferedReader(new InputStreamReader(other.getInputStream(), StandardCharsets.UTF_8)).readLine());
    }
}
