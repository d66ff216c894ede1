// SPDX-License-Identifier: Apache-2.0
package io.suture.core.outlook;

import io.suture.core.sql.Identifier;
import io.suture.core.sql.TableName;

/**
 * Something a run may change that the outlook does not follow: it only knows that it did.
 *
 * @param kind what of it, in words
 * @param of its name as SQL
 */
public record Touched(String kind, String of) {
    /** Whether policies are applied to the table. */
    public static Touched rowSecurity(TableName table) {
        return new Touched("row security", table.toString());
    }

    /** When a trigger fires. */
    public static Touched firing(TableName table, Identifier trigger) {
        return new Touched("firing", table + " " + trigger);
    }

    /** The statistics target of a column. */
    public static Touched statistics(TableName table, Identifier column) {
        return new Touched("statistics", table + " " + column);
    }

    /** Functions and procedures of that name. */
    public static Touched routine(TableName name) {
        return new Touched("routine", name.toString());
    }

    /** The comment on an object. */
    public static Touched comment(Commented object) {
        return new Touched("comment", object.words());
    }
}
