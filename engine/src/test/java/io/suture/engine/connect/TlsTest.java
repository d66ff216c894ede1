// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.suture.testkit.EmbeddedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TlsTest {
    @Test
    void a_certificate_that_nobody_vouches_for_is_refused_and_one_that_is_known_is_said() throws Exception {
        assumeThat(hasOpenssl()).as("openssl is installed").isTrue();
        try (EmbeddedServer server = EmbeddedServer.start(EmbeddedServer.DEFAULT_MAJOR)) {
            Path folder = server.dataFolder();
            certificate(folder);
            SessionsTest.run(server, "postgres", "ALTER SYSTEM SET ssl = on");
            SessionsTest.run(server, "postgres", "SELECT pg_reload_conf()");
            String own = folder.resolve("server.crt").toString();

            try (Session session = open(server, Map.of("sslmode", "verify-full", "sslrootcert", own))) {
                assertThat(session.facts().login().tls())
                        .hasValueSatisfying(tls -> assertThat(tls).startsWith("TLSv1."));
            }
            certificate(Files.createDirectory(folder.resolve("other")));
            String other = folder.resolve("other").resolve("server.crt").toString();
            assertThat(refusal(server, Map.of("sslmode", "verify-ca", "sslrootcert", other)))
                    .isEqualTo("CONNECT-TLS");
            assertThat(refusal(server, Map.of("sslmode", "verify-ca", "sslrootcert", own + ".missing")))
                    .isEqualTo("CONNECT-TLS");
        }
    }

    private static Session open(EmbeddedServer server, Map<String, String> parameters) {
        return sessions(server, parameters).open(Purpose.READ);
    }

    private static String refusal(EmbeddedServer server, Map<String, String> parameters) {
        return RefusalsTest.refused(sessions(server, parameters), Purpose.READ).code();
    }

    private static Sessions sessions(EmbeddedServer server, Map<String, String> parameters) {
        Target plain = SessionsTest.target(server.port(), "postgres", EmbeddedServer.SUPERUSER);
        return Sessions.to(
                new Target(plain.hosts(), plain.database(), plain.user(), Optional.empty(), parameters),
                SessionOptions.defaults());
    }

    private static boolean hasOpenssl() throws InterruptedException {
        try {
            return new ProcessBuilder("openssl", "version").start().waitFor() == 0;
        } catch (IOException missing) {
            return false;
        }
    }

    private static void certificate(Path folder) throws Exception {
        Path key = folder.resolve("server.key");
        int exit = new ProcessBuilder(
                        "openssl",
                        "req",
                        "-new",
                        "-x509",
                        "-days",
                        "2",
                        "-nodes",
                        "-subj",
                        "/CN=127.0.0.1",
                        "-addext",
                        "subjectAltName=IP:127.0.0.1",
                        "-keyout",
                        key.toString(),
                        "-out",
                        folder.resolve("server.crt").toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        assertThat(exit).isZero();
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    }
}
