// SPDX-License-Identifier: Apache-2.0
package io.suture;

import io.suture.engine.run.CrashPoint;
import io.suture.engine.run.RunSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/** An example with so many rows, before its migrations. Gone when it is closed, with its clients. */
record ExampleDatabase(Path folder, TestDatabase database, ExecutorService threads) implements AutoCloseable {
    static ExampleDatabase of(String example, int rows) throws IOException, SQLException {
        Path folder = Stream.of(Path.of("examples"), Path.of("../examples"))
                .filter(Files::isDirectory)
                .findFirst()
                .orElseThrow()
                .resolve(example);
        TestDatabase database = new TestDatabase();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SET example.rows = " + rows);
            statement.execute(Files.readString(folder.resolve("schema.sql")));
            statement.execute(Files.readString(folder.resolve("seed.sql")));
        }
        return new ExampleDatabase(folder, database, Executors.newCachedThreadPool());
    }

    Suture suture() {
        return database.suture(folder.resolve("migrations"), CrashPoint.NONE);
    }

    Suture suture(RunSettings settings) {
        return database.suture(folder.resolve("migrations"), settings);
    }

    /** Two clients of this script, until they are to leave. */
    List<Future<Integer>> clients(String script, AtomicBoolean leave) throws IOException, SQLException {
        List<Future<Integer>> clients = new ArrayList<>();
        for (int seed = 0; seed < 2; seed++) {
            clients.add(threads.submit(new ScriptClient(database.connect(), folder.resolve(script), leave, seed)));
        }
        return clients;
    }

    String query(String file) throws IOException {
        return Files.readString(folder.resolve(file)).strip().replaceFirst(";$", "");
    }

    @Override
    public void close() {
        threads.shutdownNow();
        database.close();
    }
}
