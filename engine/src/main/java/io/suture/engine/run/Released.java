// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.sql.TableName;

/**
 * Rows that were set aside and went where they belong, or would go. Those that lie there in the end count once, as one of {@code there}, {@code left} and
 * {@code since}; one that broke several rules is one row.
 *
 * @param quarantine the table they lay in
 * @param rows that went
 * @param there rows that stay because the table has their key already
 * @param left rows that stay because of what they hold: they still break a rule, or there are several of one key that differ
 * @param since rows that were written since it began, or since it was approved, whatever was found of them before: another release is for them
 */
public record Released(TableName quarantine, TableName into, long rows, long there, long left, long since) {
    /** With those of other blocks. */
    Released plus(Released more) {
        return new Released(
                quarantine, into, rows + more.rows, there + more.there, left + more.left, since + more.since);
    }
}
