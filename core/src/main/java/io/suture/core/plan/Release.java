// SPDX-License-Identifier: Apache-2.0
package io.suture.core.plan;

import io.suture.core.sql.TableName;

/**
 * How rows that were set aside go where they belong once they have been corrected: by the transforms and rules they were set aside by. Kept with
 * the plan, so that what was approved is what is done.
 *
 * @param quarantine the table they lie in, which is locked against writers meanwhile
 * @param into the table they go to
 * @param look leaves three numbers in {@link #SETTING}: rows that would go; rows that would, if their key were not there already; rows that stay because of
 *     what they hold. Reads only
 * @param move lets them go, and leaves the same three numbers
 */
public record Release(TableName quarantine, TableName into, String look, String move) {
    /** Of the transaction; numbers with a blank between them. */
    public static final String SETTING = "suture.released";

    /** The SELECT that leaves them, without its FROM. */
    public static String leaving(String go, String there, String stay) {
        return " SELECT pg_catalog.set_config('" + SETTING + "', pg_catalog.concat_ws(' ', " + go + ", " + there + ", "
                + stay + "), true)";
    }
}
