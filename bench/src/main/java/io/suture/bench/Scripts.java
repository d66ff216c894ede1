// SPDX-License-Identifier: Apache-2.0
package io.suture.bench;

import io.suture.bench.peer.LiquibaseMain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * The same migrations in the form each contender reads.
 *
 * @param files in the order they run
 */
record Scripts(List<Script> files) {
    Scripts {
        files = List.copyOf(files);
    }

    /** @param name without an ending, in Flyway's form, which Suture reads too */
    record Script(String name, String sql) {
        static Script numbered(int number, String words, String sql) {
            return new Script("V%05d__%s".formatted(number, words), sql);
        }
    }

    /** Writes every form below the folder. */
    Folders write(Path folder) {
        return new Folders(
                writePlain(folder.resolve("plain")),
                writeFormatted(folder.resolve("formatted")),
                writePsql(folder.resolve("psql")));
    }

    /**
     * Where the forms lie.
     *
     * @param plain for Flyway and Suture
     * @param formatted for Liquibase
     * @param psql the script that runs all
     */
    record Folders(Path plain, Path formatted, Path psql) {}

    private Path writePlain(Path folder) {
        files.forEach(file -> write(folder.resolve(file.name() + ".sql"), file.sql()));
        return folder;
    }

    /** Each file with the two lines its format asks for, and the file that includes them all. */
    private Path writeFormatted(Path folder) {
        for (Script file : files) {
            write(
                    folder.resolve("sql").resolve(file.name() + ".sql"),
                    "--liquibase formatted sql\n--changeset bench:" + file.name() + "\n" + file.sql());
        }
        write(folder.resolve(LiquibaseMain.MASTER), """
                <?xml version="1.0" encoding="UTF-8"?>
                <databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
                        xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                        xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog
                            http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">
                    <includeAll path="sql" relativeToChangelogFile="true"/>
                </databaseChangeLog>
                """);
        return folder;
    }

    /** One script that runs each file in a transaction of its own. */
    private Path writePsql(Path folder) {
        StringBuilder all = new StringBuilder("\\set ON_ERROR_STOP on\n");
        for (Script file : files) {
            write(folder.resolve(file.name() + ".sql"), file.sql());
            all.append("BEGIN;\n\\ir ").append(file.name()).append(".sql\nCOMMIT;\n");
        }
        Path script = folder.resolve("all.psql");
        write(script, all.toString());
        return script;
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
