// SPDX-License-Identifier: Apache-2.0
package io.suture.testkit;

import io.suture.core.sql.Identifier;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real PostgreSQL server of this process: on loopback and a free port, its data in a temporary folder.
 *
 * <p>Sessions are trusted without a password, under any role that exists. {@value #SUPERUSER} is the superuser; what a test
 * is about should run under a {@link #role role} without such powers.
 *
 * <p>Starting takes about a second (several where the server must be unpacked first). A server lives until {@link #close},
 * else until the process ends; one left behind by a killed process is stopped, and its data removed, by a start at least
 * a minute later. Safe for use by several threads, except for stopping and starting.
 */
public final class EmbeddedServer implements AutoCloseable {
    /** Every major Suture supports, oldest first. */
    public static final List<Integer> MAJORS = List.of(14, 15, 16, 17, 18);
    /** The major used where nothing else is asked for: the one whose client tools the build has. */
    public static final int DEFAULT_MAJOR = 15;
    /** The superuser of every embedded server. */
    public static final String SUPERUSER = "postgres";

    static final String LOG_NAME = "server.log";
    private static final Duration STARTUP = Duration.ofSeconds(90);
    private static final Map<Integer, EmbeddedServer> SHARED = new ConcurrentHashMap<>();

    private final ServerOptions options;
    private final Path data;
    private final AtomicInteger databases = new AtomicInteger();
    private final Thread atExit = new Thread(this::stopAndRemove, "stop embedded server");
    private final int port;
    private EmbeddedPostgres server;

    private EmbeddedServer(ServerOptions options, Path data) {
        this.options = options;
        this.data = data;
        this.server = launch(0);
        this.port = server.getPort();
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** A new server of this major; the caller closes it. */
    public static EmbeddedServer start(int major) {
        return start(ServerOptions.of(major));
    }

    /** A new server; the caller closes it. */
    public static EmbeddedServer start(ServerOptions options) {
        return new EmbeddedServer(options, DataFolder.reserve());
    }

    /**
     * A hot standby that streams from this server, made of a copy of everything it holds; the caller closes it first. Databases are made on
     * the primary; {@code pg_promote()} makes a primary of it.
     */
    public EmbeddedServer standby() {
        Path copy = DataFolder.reserve();
        new BaseBackup(this).asStandby(copy);
        return new EmbeddedServer(options, copy);
    }

    /** The one server of this major that everybody in this process shares. Nobody closes it; it ends with the process. */
    public static EmbeddedServer shared(int major) {
        return SHARED.computeIfAbsent(major, EmbeddedServer::start);
    }

    public int major() {
        return options.major();
    }

    public int port() {
        return port;
    }

    /** The folder of its data; there until {@link #close}. */
    public Path dataFolder() {
        return data;
    }

    /** A new empty database of the superuser; its name. */
    public String newDatabase() {
        return create("");
    }

    /** A new empty database that this role owns; its name. */
    public String newDatabaseOwnedBy(String role) {
        return create(" OWNER " + Identifier.of(role));
    }

    /** A new database with everything the template holds; its name. Nobody may be connected to the template. */
    public String newDatabaseFrom(String template) {
        return create(" TEMPLATE " + Identifier.of(template));
    }

    /** Removes a database, ending the sessions in it. */
    public void dropDatabase(String database) {
        execute("DROP DATABASE IF EXISTS " + Identifier.of(database) + " WITH (FORCE)");
    }

    /**
     * Makes sure that a role exists and has exactly these attributes; its name.
     *
     * @param attributes as in {@code ALTER ROLE}, for example {@code LOGIN}, {@code CREATEDB}
     */
    public String role(String name, String... attributes) {
        Identifier role = Identifier.of(name);
        execute("DO $$ BEGIN CREATE ROLE " + role + "; EXCEPTION WHEN duplicate_object THEN NULL; END $$");
        execute("ALTER ROLE " + role + " NOSUPERUSER NOCREATEDB NOCREATEROLE NOLOGIN NOREPLICATION NOBYPASSRLS");
        if (attributes.length > 0) {
            execute("ALTER ROLE " + role + " " + String.join(" ", attributes));
        }
        return name;
    }

    /** JDBC URL for the superuser. */
    public String url(String database) {
        return url(database, SUPERUSER);
    }

    /** JDBC URL for a role that may log in. */
    public String url(String database, String role) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + encode(database) + "?user=" + encode(role);
    }

    /** A session of the superuser, in autocommit; the caller closes it. */
    public Connection connect(String database) throws SQLException {
        return connect(database, SUPERUSER);
    }

    /** A session of a role that may log in, in autocommit; the caller closes it. */
    public Connection connect(String database, String role) throws SQLException {
        return DriverManager.getConnection(url(database, role));
    }

    /** Everything the server has written to its log so far. */
    public String log() {
        try {
            return Files.readString(data.resolve("log").resolve(LOG_NAME));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the server as a crash would: sessions are cut, nothing is flushed, the next start recovers from WAL. */
    public void stopImmediately() {
        Postmaster.of(data).stopImmediately();
    }

    /** Starts a stopped server again (stops a running one first) on the same data and port. */
    public void restart() {
        stopQuietly();
        server = launch(port);
    }

    /** Stops the server and removes its data. */
    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(atExit);
        stopAndRemove();
    }

    private EmbeddedPostgres launch(int wantedPort) {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setPgBinaryResolver(new ServerBinaries(options.major()))
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(STARTUP)
                .setPort(wantedPort);
        options.all().forEach(builder::setServerConfig);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL " + options.major() + " did not start", e);
        }
    }

    private String create(String how) {
        String name = "db" + databases.incrementAndGet();
        execute("CREATE DATABASE " + name + how);
        return name;
    }

    private void execute(String sql) {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("the embedded server refused: " + sql, e);
        }
    }

    private void stopQuietly() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void stopAndRemove() {
        stopQuietly();
        DataFolder.remove(data);
    }

    private static String encode(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
