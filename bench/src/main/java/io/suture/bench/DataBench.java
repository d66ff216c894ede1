// SPDX-License-Identifier: Apache-2.0
package io.suture.bench;

import io.suture.bench.peer.SutureMain;
import io.suture.testkit.EmbeddedServer;
import io.suture.testkit.TransformJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyOut;

/** Rows become rows of another table, in the database, through Java, and by a copy that takes the table's place. */
record DataBench(EmbeddedServer server, Path folder, long rows) {
    private static final String TABLE = "(id bigint %s, name text NOT NULL, born date NOT NULL, note text)";
    private static final String SELECT = "SELECT id, reverse(name), born, note FROM patients";
    private static final String INSERT = "INSERT INTO people (id, name, born, note) ";
    private static final String REVERSE =
            "return row.with(\"clean\", new StringBuilder(row.text(\"name\")).reverse().toString());";
    private static final List<String> INDEXES =
            List.of("CREATE INDEX ON %s (born)", "CREATE INDEX ON %s (name)", "ALTER TABLE %s ADD PRIMARY KEY (id)");
    private static final long ONE_BY_ONE = 200_000;
    private static final int BATCH = 1_000;
    private static final int WORKERS = 2;
    private static final int MORE_WORKERS = 4;

    /** Moves the rows of a database; how many. */
    @FunctionalInterface
    private interface Way {
        long move(Connection connection) throws SQLException;
    }

    /** Rows a second against one statement and against the pipe. */
    Table moved() throws SQLException, IOException {
        String template = template(rows);
        double statement = rate(template, c -> execute(c, INSERT + SELECT));
        double pipe = rate(template, this::pipe);
        double single = rate(template, c -> oneByOne(c, false));
        double committed = rate(template, c -> oneByOne(c, true));
        double proved = rate(template, c -> {
            long moved = execute(c, INSERT + SELECT);
            return same(c, SELECT, "SELECT id, name, born, note FROM people") ? moved : 0;
        });
        Run inDatabase = suture(template, inDatabase(), WORKERS);
        Run java = suture(template, throughJava(), WORKERS);
        Run more = suture(template, throughJava(), MORE_WORKERS);
        server.dropDatabase(template);
        return new Table(
                String.format(Locale.ROOT, "%,d rows become rows of another table", rows),
                "The target has a primary key. The pipe (`COPY` out in one session, in in another, bytes as they are) is what the way through a"
                        + " client can reach; row by row is a SELECT and an INSERT each, of "
                        + String.format(Locale.ROOT, "%,d", Math.min(rows, ONE_BY_ONE))
                        + " rows. Compared: by number of rows and the sum of hashes of their text, as one would by hand. Suture's runs"
                        + " have their proof, triggers and books in their time.",
                List.of("", "rows/s", "÷ one INSERT … SELECT", "÷ the pipe", "÷ row by row"),
                List.of(
                        row("one INSERT … SELECT", statement, statement, pipe, single),
                        row("the same, and both sides compared", proved, statement, pipe, single),
                        row("COPY out, COPY in", pipe, statement, pipe, single),
                        row("JDBC, row by row, one transaction", single, statement, pipe, single),
                        row("JDBC, row by row, each committed", committed, statement, pipe, single),
                        row("Suture, in the database", rate(inDatabase), statement, pipe, single),
                        row("of that, the fill", filled(inDatabase), statement, pipe, single),
                        row("Suture, through Java", rate(java), statement, pipe, single),
                        row("of that, the fill", filled(java), statement, pipe, single),
                        row("through Java with " + MORE_WORKERS + " workers", rate(more), statement, pipe, single)));
    }

    /** Whether memory and the cost of a row grow with the table. */
    Table sizes() throws SQLException, IOException {
        List<List<String>> table = new ArrayList<>();
        for (long size : List.of(rows / 20, rows / 4, rows)) {
            String template = template(size);
            Run inDatabase = suture(template, inDatabase(), WORKERS);
            Run java = suture(template, throughJava(), WORKERS);
            server.dropDatabase(template);
            table.add(List.of(
                    String.format(Locale.ROOT, "%,d", size),
                    perRow(inDatabase, size),
                    perRow(java, size),
                    String.format(Locale.ROOT, "%.0f MB", java.said("peak")),
                    String.format(Locale.ROOT, "%.0f MB", java.said("heap"))));
        }
        return new Table(
                "The same as the table grows",
                "Time of the run by its number of rows; what the process through Java had in memory at most (VmHWM), and of that its heap,"
                        + " of 256 MB it may have.",
                List.of("rows", "in the database", "through Java", "memory", "heap"),
                table);
    }

    /** A column changes its type: a copy takes the table's place. */
    Table copied() throws SQLException, IOException {
        String template = template(rows);
        run(template, "ALTER TABLE patients ADD COLUMN visits int NOT NULL DEFAULT 0");
        run(template, "CREATE INDEX ON patients (born)");
        run(template, "CREATE INDEX ON patients (name)");
        double again = rate(template, c -> {
            execute(c, "CREATE TABLE patients_new AS SELECT id, name, born, note, visits::bigint FROM patients");
            for (String index : INDEXES) {
                execute(c, index.formatted("patients_new"));
            }
            return rows;
        });
        Path migrations = Files.createTempDirectory(folder, "copy");
        Files.writeString(
                migrations.resolve("V1__visits.sql"), "ALTER TABLE patients ALTER COLUMN visits TYPE bigint;\n");
        double suture = rate(suture(template, migrations, WORKERS));
        server.dropDatabase(template);
        return new Table(
                String.format(Locale.ROOT, "A table of %,d rows is written anew", rows),
                "With a primary key and two indexes more. Suture's run compares every row on both sides, and notes what others write.",
                List.of("", "rows/s", "time ÷ CREATE TABLE AS"),
                List.of(
                        List.of("CREATE TABLE AS, indexes", whole(again), "1.00×"),
                        List.of("Suture, copy and swap", whole(suture), Table.ratio(again, suture))));
    }

    private Path inDatabase() throws IOException {
        return file("", "reverse(src.name)");
    }

    private Path throughJava() throws IOException {
        Path jar = Files.createTempDirectory(folder, "jar").resolve("clean.jar");
        TransformJar built = TransformJar.of(jar, REVERSE);
        Path migrations = file(
                "java: {jar: clean.jar, sha256: " + built.sha256() + ", class: " + TransformJar.CLASS
                        + ", makes: {clean: text}}\n",
                "src.clean");
        Files.move(jar, migrations.resolve("clean.jar"));
        return migrations;
    }

    private Path file(String more, String name) throws IOException {
        Path migrations = Files.createTempDirectory(folder, "move");
        Files.writeString(
                migrations.resolve("0001_people.data.yaml"),
                "source: patients\n" + more + "target: people\nkey: id\ncolumns: {id: , name: \"" + name
                        + "\", born: , note: }\n");
        return migrations;
    }

    private String template(long size) throws SQLException {
        String template = server.newDatabase();
        run(template, "CREATE TABLE patients " + TABLE.formatted(""));
        run(
                template,
                "INSERT INTO patients SELECT i, 'patient ' || i, date '1930-01-01' + (i % 30000)::int, md5(i::text) || md5((i + 1)::text)"
                        + " FROM generate_series(1, " + size + ") AS i");
        run(template, "ALTER TABLE patients ADD PRIMARY KEY (id)");
        run(template, "CREATE TABLE people " + TABLE.formatted("PRIMARY KEY"));
        run(template, "VACUUM ANALYZE patients");
        run(template, "CHECKPOINT");
        return template;
    }

    private void run(String database, String sql) throws SQLException {
        try (Connection connection = server.connect(database)) {
            execute(connection, sql);
        }
    }

    private static boolean same(Connection connection, String one, String other) throws SQLException {
        String digest = "(SELECT (count(*), sum(hashtextextended(t::text, 0))) FROM (%s) AS t)";
        try (ResultSet row = connection
                .createStatement()
                .executeQuery("SELECT " + digest.formatted(one) + " = " + digest.formatted(other))) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private static long execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return statement.getLargeUpdateCount();
        }
    }

    private double rate(String template, Way way) throws SQLException {
        String database = server.newDatabaseFrom(template);
        try (Connection connection = server.connect(database)) {
            long start = System.nanoTime();
            long moved = way.move(connection);
            return moved * 1e9 / (System.nanoTime() - start);
        } finally {
            server.dropDatabase(database);
        }
    }

    private long pipe(Connection from) throws SQLException {
        try (Connection to = server.connect(from.getCatalog())) {
            CopyOut out = from.unwrap(PGConnection.class).getCopyAPI().copyOut("COPY (" + SELECT + ") TO STDOUT");
            CopyIn in = to.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY people FROM STDIN");
            for (byte[] row = out.readFromCopy(); row != null; row = out.readFromCopy()) {
                in.writeToCopy(row, 0, row.length);
            }
            return in.endCopy();
        }
    }

    /** As is commonly written. */
    private static long oneByOne(Connection connection, boolean committed) throws SQLException {
        connection.setAutoCommit(false);
        long done = 0;
        try (Statement select = connection.createStatement(
                        ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY, ResultSet.HOLD_CURSORS_OVER_COMMIT);
                PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO people (id, name, born, note) VALUES (?, ?, ?, ?)")) {
            select.setFetchSize(BATCH);
            try (ResultSet rows =
                    select.executeQuery("SELECT id, name, born, note FROM patients ORDER BY id LIMIT " + ONE_BY_ONE)) {
                while (rows.next()) {
                    insert.setLong(1, rows.getLong(1));
                    insert.setString(
                            2, new StringBuilder(rows.getString(2)).reverse().toString());
                    insert.setDate(3, rows.getDate(3));
                    insert.setString(4, rows.getString(4));
                    insert.executeUpdate();
                    if (committed) {
                        connection.commit();
                    }
                    done++;
                }
            }
            connection.commit();
        }
        return done;
    }

    /** In a process of its own, so that its memory is its own. */
    private Run suture(String template, Path migrations, int workers) throws SQLException {
        String database = server.newDatabaseFrom(template);
        long moved = count(database);
        try {
            Run run = Run.of(
                    "Suture",
                    Stream.of(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-Xmx256m",
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    SutureMain.class.getName(),
                                    server.url(database),
                                    migrations.toString(),
                                    String.valueOf(workers))
                            .toList());
            run.said().put("rows", (double) moved);
            return run;
        } finally {
            server.dropDatabase(database);
        }
    }

    private long count(String database) throws SQLException {
        try (Connection connection = server.connect(database);
                ResultSet row = connection.createStatement().executeQuery("SELECT count(*) FROM patients")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static double rate(Run run) {
        return run.said("rows") * 1e3 / run.said("run");
    }

    private static double filled(Run run) {
        return run.said("rows") * 1e3 / run.said("fill");
    }

    private static String perRow(Run run, long size) {
        return String.format(Locale.ROOT, "%.2f µs", run.said("run") * 1e3 / size);
    }

    private static String whole(double rate) {
        return String.format(Locale.ROOT, "%,.0f", rate);
    }

    private static List<String> row(String name, double rate, double statement, double pipe, double single) {
        return List.of(
                name, whole(rate), Table.ratio(rate, statement), Table.ratio(rate, pipe), Table.ratio(rate, single));
    }
}
