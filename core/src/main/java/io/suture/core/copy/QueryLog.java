// SPDX-License-Identifier: Apache-2.0
package io.suture.core.copy;

import static java.util.stream.Collectors.joining;

import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Notes which rows of a query others change by writing the tables it reads: columns of each of these tables say which key of the query a row belongs to.
 * All of them note in one log. As {@link ChangeLog}, but that a row without such a key belongs to nothing, and that emptying a table notes
 * every key that was in it.
 *
 * @param noted of the query; its log
 * @param rows behind FROM: the query, called {@code src}
 * @param watched tables whose rows are noted
 */
public record QueryLog(NotedKeys noted, String rows, List<Watched> watched) {
    /**
     * A table that is watched.
     *
     * @param names of what is put beside it
     * @param key its columns that hold the query's key, in the same order
     */
    public record Watched(CopyNames names, List<Identifier> key) {
        public Watched {
            key = List.copyOf(key);
        }

        /** @param purpose the same words give the same names */
        public static Watched of(TableName table, List<Identifier> key, String purpose) {
            return new Watched(CopyNames.of(table, purpose + " " + table), key);
        }

        private String values(String row) {
            return key.stream().map(k -> row + "." + k).collect(joining(", "));
        }

        private String given(String row) {
            return key.stream().map(k -> row + "." + k + " IS NOT NULL").collect(joining(" AND "));
        }

        private String note(TableName log, String row) {
            return "IF " + given(row) + " THEN INSERT INTO " + log + " VALUES (" + values(row) + "); END IF;";
        }

        private Recorder recorder(TableName log) {
            return new Recorder(
                    names,
                    "",
                    "BEFORE",
                    "INSERT INTO " + log + " SELECT DISTINCT " + values("src") + " FROM " + names.table()
                            + " AS src WHERE " + given("src") + ";",
                    note(log, "OLD"),
                    "(" + values("OLD") + ") IS DISTINCT FROM (" + values("NEW") + ")",
                    note(log, "NEW"));
        }
    }

    public QueryLog {
        watched = List.copyOf(watched);
    }

    /** In a transaction under SHARE ROW EXCLUSIVE on all tables: whoever has written before it has committed. */
    public List<String> create() {
        String keys = IntStream.range(0, noted.key().size())
                .mapToObj(i -> "src." + noted.key().get(i) + " AS " + NotedKeys.column(i))
                .collect(joining(", "));
        return Stream.concat(
                        Stream.of(
                                "CREATE TABLE " + noted.log() + " AS SELECT " + keys + " FROM " + rows
                                        + " WITH NO DATA",
                                OwnTable.on(noted.log())),
                        watched.stream().flatMap(w -> w.recorder(noted.log()).create()))
                .toList();
    }

    /** Where it may be there in part. */
    public List<String> takeBack() {
        return Stream.concat(
                        watched.stream().map(Watched::names).flatMap(Recorder::takeBack),
                        Stream.of("DROP TABLE IF EXISTS " + noted.log()))
                .toList();
    }
}
