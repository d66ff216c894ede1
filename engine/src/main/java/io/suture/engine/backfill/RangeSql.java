// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.backfill;

import java.util.Optional;

/**
 * The statement that writes a range, in a block that counts its rows. As PL/pgSQL: what fails inside a block that catches it is in no server log, where
 * the key of a row would stand.
 */
public final class RangeSql {
    private static final String WRITTEN = "suture.written";
    private static final String CAREFUL = "suture.careful";

    /** So many ranges are written carefully after one that has met a row: what it wrote first is room lost in the table. */
    private static final int CAREFUL_RANGES = 8;

    private RangeSql() {}

    /**
     * Counts rows beside those counted before in the transaction, for {@link ProgressSql#advance}.
     *
     * @param update of the range, up to its ending
     * @param whereThere what it ends with instead where a row is there already; it is tried with its ending first, which costs half as much
     */
    public static String counting(String update, String ending, Optional<String> whereThere) {
        return "DO $suture_range$ #variable_conflict use_column\nDECLARE suture_rows bigint; BEGIN\n"
                + whereThere
                        .map(careful -> tried(update + ending, update + careful))
                        .orElse(update + ending + ";")
                + "\nGET DIAGNOSTICS suture_rows = ROW_COUNT;\n" + set(WRITTEN, "suture_rows + " + written(), true)
                + "END $suture_range$";
    }

    /** The same of rows that are written already. */
    public static String counted(long rows) {
        return "SELECT pg_catalog.set_config('" + WRITTEN + "', (" + rows + " + " + written() + ")::text, true)";
    }

    private static String tried(String update, String careful) {
        String left = number(CAREFUL);
        return "IF " + left + " > 0 THEN\n" + set(CAREFUL, left + " - 1", false) + careful + ";\nELSE BEGIN\n" + update
                + ";\nEXCEPTION WHEN unique_violation THEN\n" + set(CAREFUL, String.valueOf(CAREFUL_RANGES), false)
                + careful
                + ";\nEND; END IF;";
    }

    /** What the transaction has counted. */
    static String written() {
        return number(WRITTEN);
    }

    private static String set(String setting, String value, boolean local) {
        return "PERFORM pg_catalog.set_config('" + setting + "', (" + value + ")::text, " + local + ");\n";
    }

    /** Empty text where another transaction of the session has set it. */
    private static String number(String setting) {
        return "coalesce(nullif(pg_catalog.current_setting('" + setting + "', true), ''), '0')::bigint";
    }
}
