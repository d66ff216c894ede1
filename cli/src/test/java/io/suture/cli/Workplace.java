// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.suture.cli.Terminal.Answer;
import io.suture.testkit.EmbeddedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** A folder of migrations, an empty database, and the command line between them. */
final class Workplace implements AutoCloseable {
    private final EmbeddedServer server;
    private final Path folder;
    private final String database;
    private Clock clock = Clock.systemUTC();

    Workplace(Path folder) {
        this(EmbeddedServer.DEFAULT_MAJOR, folder);
    }

    Workplace(int major, Path folder) {
        this.server = EmbeddedServer.shared(major);
        this.folder = folder;
        this.database = server.newDatabase();
    }

    /** The same by another clock from now on. */
    Workplace by(Clock newClock) {
        clock = newClock;
        return this;
    }

    Workplace write(String name, String sql) throws IOException {
        Path file = folder.resolve("migrations").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, sql);
        return this;
    }

    Path folder() {
        return folder;
    }

    String url() {
        return server.url(database);
    }

    /** The answer of a command that must succeed. */
    JsonNode json(String... command) {
        Answer answer = tried(command);
        assertThat(answer.exitCode()).as(answer.out() + answer.err()).isZero();
        return answer.json();
    }

    /** The code of the first problem of a command that must be refused. */
    String refused(String... command) {
        Answer answer = tried(command);
        assertThat(answer.exitCode()).as(answer.out() + answer.err()).isGreaterThan(1);
        return answer.json().path("problems").path(0).path("code").asText();
    }

    /** The answer of a command in JSON, whatever it is. */
    Answer tried(String... command) {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(List.of("-o", "json"));
        return run(all.toArray(String[]::new));
    }

    /** The same by another login. */
    Answer triedAs(String login, String... command) {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(List.of("-o", "json"));
        return runAt(server.url(database, login), all.toArray(String[]::new));
    }

    /** A role of the server, which stays. */
    void role(String name) {
        server.role(name);
    }

    /** A login that holds this role and nothing else, and may do what an approver may. */
    void person(String login, String role) throws SQLException {
        server.role(role);
        server.role(login, "LOGIN");
        execute("GRANT suture_approver TO " + role + "; GRANT " + role + " TO " + login);
    }

    Answer run(String... command) {
        return runAt(url(), command);
    }

    Answer runAt(String address, String... command) {
        List<String> all = new ArrayList<>(List.of(command));
        all.addAll(List.of("--url", address));
        return new Terminal(folder).by(clock).run(all.toArray(String[]::new));
    }

    /** As an administrator. */
    Connection connect() throws SQLException {
        return server.connect(database);
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }

    /** The first column of the first row, as text. */
    String ask(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }

    static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    @Override
    public void close() {
        server.dropDatabase(database);
    }
}
