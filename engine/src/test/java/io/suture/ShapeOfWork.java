// SPDX-License-Identifier: Apache-2.0
package io.suture;

import io.suture.testkit.TransformJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The three ways in which texts of {@code readings} become numbers: each a migration of one file. */
enum ShapeOfWork {
    IN_THE_DATABASE("measured", "0001_measured.data.yaml") {
        @Override
        String migration(Path folder) {
            return """
                    source: readings
                    target: measured
                    key: id
                    columns: {id: , value: src.value::numeric}
                    """;
        }
    },

    THROUGH_JAVA("measured", "0001_measured.data.yaml") {
        @Override
        String migration(Path folder) throws IOException {
            TransformJar jar = TransformJar.of(
                    folder.resolve("transforms/clean.jar"),
                    "return row.with(\"clean\", new java.math.BigDecimal(row.text(\"value\")).toPlainString());");
            return """
                    source: readings
                    java: {jar: transforms/clean.jar, sha256: %s, class: %s, makes: {clean: numeric}}
                    target: measured
                    key: id
                    columns: {id: , value: src.clean}
                    """.formatted(jar.sha256(), TransformJar.CLASS);
        }
    },

    COPY_AND_SWAP("readings", "V1__number.sql") {
        @Override
        String migration(Path folder) {
            return "ALTER TABLE readings ALTER COLUMN value TYPE numeric(6, 2) USING value::numeric;";
        }
    };

    /** The table that has the numbers afterwards. */
    final String result;

    private final String file;

    ShapeOfWork(String result, String file) {
        this.result = result;
        this.file = file;
    }

    abstract String migration(Path folder) throws IOException;

    /** So many readings, each of which says what its number leaves over; and the folder's migration. */
    void prepare(TestDatabase database, Path folder, int rows) throws IOException {
        database.run("CREATE TABLE readings (id int PRIMARY KEY, value text NOT NULL, note text)");
        database.run(
                "INSERT INTO readings SELECT i, i % 1000, repeat('x', 150) FROM generate_series(1, " + rows + ") AS i");
        database.run("CREATE TABLE measured (id int PRIMARY KEY, value numeric(6, 2) NOT NULL)");
        write(folder, migration(folder));
    }

    /** Another migration. */
    void write(Path folder, String migration) throws IOException {
        Files.writeString(folder.resolve(file), migration);
    }
}
