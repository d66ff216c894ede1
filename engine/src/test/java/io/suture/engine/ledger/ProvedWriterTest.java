// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.suture.core.sql.Identifier;
import io.suture.engine.journal.Clinic;
import io.suture.engine.journal.RoleNames;
import io.suture.engine.journal.RolesSql;
import io.suture.engine.journal.Samples;
import io.suture.testkit.EmbeddedServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A runner that logs in by a certificate, to a ledger that belongs to somebody else. */
class ProvedWriterTest {
    private static final String PASSWORD = "changeit";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {15, 18})
    void the_subject_of_a_certificate_is_in_the_ledger_as_the_server_saw_it(int major) throws Exception {
        try (EmbeddedServer server = EmbeddedServer.start(major)) {
            String database = server.newDatabase();
            try (Connection admin = server.connect(database)) {
                Clinic.execute(admin, roles(database).everything(major, Samples.birth()));
                Clinic.execute(admin, "CREATE ROLE ada LOGIN IN ROLE suture_runner");
                trustCertificates(server, admin);
            }
            try (Connection ada =
                    DriverManager.getConnection(server.url(database, "ada") + "&ssl=true&sslmode=require&sslkey="
                            + store("client", "CN=ada,O=Clinic") + "&sslpassword=" + PASSWORD)) {
                new Ledger(ada).append(Samples.done("a"));
                new Ledger(ada).append(Samples.record(new io.suture.core.ledger.RunEvent.TakenOver("r", "w", "s")));

                JsonNode often = who(ada, 2);
                JsonNode first = who(ada, 3);
                assertThat(often.path("user").asText()).isEqualTo("ada");
                assertThat(often.has("certificate")).isFalse();
                assertThat(first.path("certificate").asText()).isEqualTo("/O=Clinic/CN=ada");
                assertThat(first.path("authentication").asText()).isEqualTo(major >= 16 ? "cert:CN=ada,O=Clinic" : "");
            }
        }
    }

    private static RolesSql roles(String database) {
        return new RolesSql(RoleNames.defaults(), Identifier.of(database), Optional.empty());
    }

    private static JsonNode who(Connection connection, int seq) throws Exception {
        return new ObjectMapper().readTree(Clinic.ask(connection, "SELECT who FROM suture.ledger WHERE seq = " + seq));
    }

    private void trustCertificates(EmbeddedServer server, Connection admin) throws Exception {
        Path data = server.dataFolder();
        Path key = data.resolve("tls.key");
        KeyStore own = load(store("server", "CN=localhost"));
        Files.createFile(key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                key,
                pem("PRIVATE KEY", own.getKey("user", PASSWORD.toCharArray()).getEncoded()));
        Files.writeString(
                data.resolve("tls.crt"),
                pem("CERTIFICATE", own.getCertificate("user").getEncoded()));
        KeyStore client = load(store("client", "CN=ada,O=Clinic"));
        Files.writeString(
                data.resolve("ca.crt"),
                pem("CERTIFICATE", client.getCertificate("user").getEncoded()));
        Path hba = data.resolve("pg_hba.conf");
        Files.writeString(hba, "hostssl all ada 127.0.0.1/32 cert\n" + Files.readString(hba));
        Clinic.execute(admin, "ALTER SYSTEM SET ssl_cert_file = 'tls.crt'");
        Clinic.execute(admin, "ALTER SYSTEM SET ssl_key_file = 'tls.key'");
        Clinic.execute(admin, "ALTER SYSTEM SET ssl_ca_file = 'ca.crt'");
        Clinic.execute(admin, "ALTER SYSTEM SET ssl = on");
        Clinic.execute(admin, "SELECT pg_reload_conf()");
        while (!"on".equals(Clinic.ask(admin, "SHOW ssl"))) {
            Thread.onSpinWait();
        }
    }

    /** A new key and its own certificate, under the alias the driver looks for; made once. */
    private Path store(String name, String subject) throws Exception {
        Path store = folder.resolve(name + ".p12");
        if (!Files.exists(store)) {
            Process keytool = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-genkeypair",
                            "-alias",
                            "user",
                            "-keyalg",
                            "EC",
                            "-dname",
                            subject,
                            "-ext",
                            "bc=ca:true",
                            "-storetype",
                            "PKCS12",
                            "-storepass",
                            PASSWORD,
                            "-keystore",
                            store.toString())
                    .inheritIO()
                    .start();
            assertThat(keytool.waitFor()).isZero();
        }
        return store;
    }

    private static KeyStore load(Path store) throws Exception {
        return KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    }

    private static String pem(String what, byte[] der) {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n";
    }
}
