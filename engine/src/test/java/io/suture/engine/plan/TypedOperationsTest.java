// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.Suture;
import io.suture.SutureOptions;
import io.suture.core.catalog.Catalog;
import io.suture.core.catalog.DiffOptions;
import io.suture.core.catalog.Topic;
import io.suture.core.typed.Example;
import io.suture.core.typed.OperationType;
import io.suture.core.typed.OperationTypes;
import io.suture.engine.catalog.CatalogReader;
import io.suture.engine.catalog.CatalogScope;
import io.suture.engine.connect.HostPort;
import io.suture.engine.connect.SessionOptions;
import io.suture.engine.connect.Sessions;
import io.suture.engine.connect.Target;
import io.suture.engine.run.MigrateOptions;
import io.suture.engine.run.UndoOptions;
import io.suture.testkit.EmbeddedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The example of every operation on a server: there, back, and there again. */
class TypedOperationsTest {
    private static final EmbeddedServer SERVER = EmbeddedServer.shared(EmbeddedServer.DEFAULT_MAJOR);
    /** What the example of adding a primary key needs, and no other would leave alone. */
    private static final String MORE = "CREATE TABLE ward_names (ward integer NOT NULL, name text);";

    /** PostgreSQL cannot take a value of an enum away. */
    private static final String ONE_WAY = "add_enum_value";

    private static String template;

    static Stream<OperationType> types() {
        return OperationTypes.installed().all().stream().filter(t -> !t.name().equals(ONE_WAY));
    }

    @BeforeAll
    static void tables_of_the_examples() throws SQLException {
        template = SERVER.newDatabase();
        try (Connection connection = SERVER.connect(template);
                var statement = connection.createStatement()) {
            statement.execute(Example.SCHEMA);
            statement.execute(MORE);
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void an_example_goes_there_and_back_and_there_again(OperationType type, @TempDir Path folder)
            throws IOException, SQLException {
        Files.writeString(folder.resolve("0001_it.yaml"), file(type.example()));
        String database = SERVER.newDatabaseFrom(template);
        Suture suture = Suture.on(sessions(database), SutureOptions.in(folder));
        Catalog before = catalog(database);

        suture.migrate(MigrateOptions.defaults());
        Catalog there = catalog(database);
        suture.undo(UndoOptions.last());
        Catalog back = catalog(database);
        suture.migrate(MigrateOptions.defaults());

        assertThat(differences(back, before)).isEmpty();
        assertThat(differences(catalog(database), there)).isEmpty();
        SERVER.dropDatabase(database);
    }

    private static String file(Example example) {
        return "operations:\n" + item(example.yaml())
                + example.undo().map(undo -> "undo:\n" + item(undo)).orElse("");
    }

    private static String item(String yaml) {
        return "  - " + yaml.replace("\n", "\n    ") + "\n";
    }

    private static List<?> differences(Catalog one, Catalog other) {
        return one.diff(other, DiffOptions.everything().ignoring(Topic.COLUMN_ORDER));
    }

    private static Catalog catalog(String database) throws SQLException {
        try (Connection connection = SERVER.connect(database)) {
            return CatalogReader.read(connection, CatalogScope.everything());
        }
    }

    private static Sessions sessions(String database) {
        Target target = new Target(
                List.of(new HostPort("127.0.0.1", SERVER.port())),
                database,
                EmbeddedServer.SUPERUSER,
                Optional.empty(),
                Map.of());
        return Sessions.to(target, SessionOptions.defaults());
    }
}
