// SPDX-License-Identifier: Apache-2.0
package io.suture.core.plan;

import io.suture.core.sql.Since;
import io.suture.core.sql.SqlLiteral;
import io.suture.core.sql.TableName;

/**
 * How rows that were set aside go where they belong once they have been corrected: by the transforms and rules they were set aside by. Kept with
 * the plan, so that what was approved is what is done.
 *
 * <p>Both statements are about those that lie in a range of blocks, which the transaction says by {@link #range}; a row that is there several times is
 * about in one of them. What has been written since the moment that the transaction says is not: whoever looked at these rows has not seen it.
 *
 * @param quarantine the table they lie in, which is locked against writers meanwhile
 * @param into the table they go to
 * @param look leaves three numbers in {@link #SETTING}: rows that would go; rows that would, if their key were not there already; rows that stay because of
 *     what they hold. Writes nothing, but what goes through Java
 * @param move lets them go, and leaves the same three numbers
 * @param lying behind the SELECT of a query over the rows that lie there, called {@code src}: grouped, where a row is there several times
 */
public record Release(TableName quarantine, TableName into, Sql look, Sql move, String lying) {
    /** Of the transaction; numbers with a blank between them. */
    public static final String SETTING = "suture.released";

    private static final String FROM = "suture.release_from";
    private static final String UNTIL = "suture.release_until";
    private static final String SEEN = "suture.release_seen";

    /** The SELECT that leaves them, without its FROM. */
    public static String leaving(String go, String there, String stay) {
        return " SELECT pg_catalog.set_config('" + SETTING + "', pg_catalog.concat_ws(' ', " + go + ", " + there + ", "
                + stay + "), true)";
    }

    /** Condition: the row of that name lies in the range. */
    public static String within(String row) {
        return row + ".ctid >= " + setting(FROM, "tid") + " AND " + row + ".ctid < " + setting(UNTIL, "tid");
    }

    /** Condition: the row of that name was written since. */
    public static String written(String row) {
        return Since.writtenSince(row + ".xmin", setting(SEEN, "pg_snapshot"));
    }

    /**
     * What a transaction says before one of the statements.
     *
     * @param from a block
     * @param until the one behind the last
     * @param seen a {@code pg_snapshot}, as text: the moment since which nothing may have been written
     */
    public static String range(long from, long until, String seen) {
        return "SELECT " + set(FROM, RowPlace.firstOf(from)) + ", " + set(UNTIL, RowPlace.firstOf(until)) + ", "
                + set(SEEN, seen);
    }

    /** A query of two numbers with a blank between them: rows that lie there and were not written since, and those that were. Reads the table once. */
    public String staying() {
        return "SELECT pg_catalog.concat_ws(' ', count(*) FILTER (WHERE NOT suture_written), count(*) FILTER (WHERE suture_written))"
                + " FROM (SELECT bool_or(" + written("src") + ") AS suture_written " + lying + ") AS suture_rows";
    }

    private static String set(String name, Object value) {
        return "pg_catalog.set_config('" + name + "', " + SqlLiteral.quote(value.toString()) + ", true)";
    }

    private static String setting(String name, String type) {
        return "CAST(pg_catalog.current_setting('" + name + "') AS pg_catalog." + type + ")";
    }
}
