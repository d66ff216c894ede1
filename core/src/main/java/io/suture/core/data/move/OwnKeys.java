// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.move;

import static java.util.stream.Collectors.joining;

import io.suture.core.copy.OwnTable;
import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;
import java.util.List;

/**
 * The keys of rows that were put into a table where rows of others are, noted in a table of their own by the statement that puts them there: how a row that was
 * made is told from one of somebody else's, which nothing writes over or deletes. A small row and an entry of an index for each row that is made; who
 * writes the table himself pays nothing.
 *
 * @param table where they are noted
 * @param of the table that has the rows
 * @param key of a unique index of it
 */
public record OwnKeys(TableName table, TableName of, List<Identifier> key) {
    /** What an INSERT begins with that notes; {@link #noted} ends it. */
    static final String NOTING = "WITH suture_put AS (";

    public OwnKeys {
        key = List.copyOf(key);
    }

    /** Whether it is a statement that puts rows beside those of others: two of one key are then one of theirs and one that is made. */
    public static boolean isPutBeside(String sql) {
        return sql.contains(NOTING + "INSERT INTO ");
    }

    /** Under ACCESS SHARE on the table that has the rows, whose columns are looked at. */
    public List<String> create() {
        return List.of(
                "CREATE TABLE " + table + " AS SELECT " + columns("") + " FROM " + of + " WITH NO DATA",
                OwnTable.on(table),
                "CREATE UNIQUE INDEX ON " + table + " (" + columns("") + ")");
    }

    /** When nothing is done again any more. */
    public String drop() {
        return "DROP TABLE IF EXISTS " + table;
    }

    /** What an INSERT ends with that notes, where none of its keys is noted. */
    String noted() {
        return " RETURNING " + columns("suture_target.") + ") INSERT INTO " + table + " SELECT * FROM suture_put";
    }

    /** The same where one may be, since somebody has deleted its row meanwhile; costs twice as much. */
    String notedOnce() {
        return noted() + " ON CONFLICT DO NOTHING";
    }

    /** A DELETE, and nothing of what it deletes is noted any more. */
    String forgetting(String delete) {
        return "WITH suture_gone AS (" + delete + " RETURNING " + columns("suture_target.") + ") DELETE FROM " + table
                + " AS suture_own USING suture_gone WHERE " + same("suture_gone");
    }

    /** Condition: a row of that name was made; asked of each row by the index ({@code OFFSET}), since a join might begin with all that were made. */
    String has(String row) {
        return "EXISTS (SELECT FROM " + table + " AS suture_own WHERE " + same(row) + " OFFSET 0)";
    }

    private String same(String row) {
        return key.stream().map(k -> "suture_own." + k + " = " + row + "." + k).collect(joining(" AND "));
    }

    private String columns(String of) {
        return key.stream().map(k -> of + k).collect(joining(", "));
    }
}
