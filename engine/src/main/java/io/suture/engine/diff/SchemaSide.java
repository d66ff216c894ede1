// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.diff;

import io.suture.core.catalog.Catalog;
import io.suture.core.catalog.CatalogJson;
import io.suture.core.catalog.Topic;
import io.suture.core.problem.Problem;
import io.suture.core.problem.SutureException;
import io.suture.core.sql.SchemaDump;
import io.suture.core.sql.SourceName;
import io.suture.engine.catalog.CatalogReader;
import io.suture.engine.catalog.CatalogScope;
import io.suture.engine.connect.Purpose;
import io.suture.engine.connect.SessionOptions;
import io.suture.engine.connect.Sessions;
import io.suture.engine.connect.Surroundings;
import io.suture.engine.connect.Targets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** Where a schema is to be found. */
public sealed interface SchemaSide {
    /**
     * The catalog; of a live database as {@link CatalogReader} reads it, which waits for nobody who reads or writes.
     *
     * @param restore how a dump becomes a database
     * @throws SutureException {@code CONNECT-…}, {@code SERVER-…}, {@code CATALOG-…}, {@code SQL-…}, {@code DIFF-FILE}
     */
    Catalog read(Restore restore);

    /** What it does not say. */
    default Set<Topic> untold() {
        return Set.of();
    }

    /** Restores the schema of a dump on a server that nobody needs, and reads it there. */
    @FunctionalInterface
    interface Restore {
        Catalog catalog(SchemaDump dump);
    }

    /** @param word {@code dump:FILE}, {@code snapshot:FILE}, else the URL of a database */
    static SchemaSide of(String word, Surroundings around) {
        if (word.startsWith("dump:")) {
            return new Dump(around.path(word.substring("dump:".length())));
        }
        if (word.startsWith("snapshot:")) {
            return new Snapshot(around.path(word.substring("snapshot:".length())));
        }
        return new Live(Sessions.to(Targets.of(word, around), SessionOptions.defaults()));
    }

    /** A database as it is now. */
    record Live(Sessions sessions) implements SchemaSide {
        @Override
        public Catalog read(Restore restore) {
            return read();
        }

        public Catalog read() {
            return sessions.visit(
                    Purpose.READ, session -> CatalogReader.read(session.connection(), CatalogScope.everything()));
        }
    }

    /** A plain file of {@code pg_dump}; rows in it do not matter. */
    record Dump(Path file) implements SchemaSide {
        @Override
        public Catalog read(Restore restore) {
            return restore.catalog(SchemaDump.parse(text(file), SourceName.of(file.toString())));
        }

        /** A materialised view is never populated in a dump of a schema. */
        @Override
        public Set<Topic> untold() {
            return Set.of(Topic.POPULATED);
        }
    }

    /** What {@link CatalogJson} wrote. */
    record Snapshot(Path file) implements SchemaSide {
        @Override
        public Catalog read(Restore restore) {
            return CatalogJson.read(text(file));
        }

        /**
         * Keeps a catalog; a file that is there is replaced.
         *
         * @throws SutureException {@code DIFF-SNAPSHOT-WRITE}
         */
        public void write(Catalog catalog) {
            try {
                Files.writeString(file, CatalogJson.write(catalog));
            } catch (IOException e) {
                throw new SutureException(
                        Problem.environment(
                                "DIFF-SNAPSHOT-WRITE",
                                "cannot write " + file,
                                "its folder is missing, or may not be written to",
                                "name a file in a folder of yours"),
                        e);
            }
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new SutureException(
                    Problem.user(
                            "DIFF-FILE",
                            "cannot read " + file + " as text",
                            "it is missing, not readable, or no UTF-8: a dump has to be plain (pg_dump --schema-only, without -Fc)",
                            "name a file that is there, or make a plain one: pg_restore --schema-only -f schema.sql DUMP"),
                    e);
        }
    }
}
