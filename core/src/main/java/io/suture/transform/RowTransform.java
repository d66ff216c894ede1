// SPDX-License-Identifier: Apache-2.0
package io.suture.transform;

/**
 * Makes values of a row for what SQL cannot do. A data migration names the jar and the class:
 *
 * <pre>{@code
 * public final class Initials implements RowTransform {
 *     public String name() {
 *         return "initials";
 *     }
 *
 *     public Row apply(Row row) {
 *         return row.with("initials", row.text("given").substring(0, 1) + row.text("family").charAt(0));
 *     }
 * }
 * }</pre>
 *
 * The class is public and has a public constructor without parameters. Each worker makes an instance of its own and calls it from one thread.
 *
 * <p>It is called more than once for a row: when the row is made, when it is made again because somebody wrote it or a run was killed, and for the
 * proof. So it gives the same for the same row each time, reads no clock and no random number, and changes nothing outside; the proof finds one
 * that does otherwise ({@code DATA-DIFFERS}).
 */
public interface RowTransform {
    /** What it is called on record, for example {@code normalise-phone}; it goes into the ledger. */
    String name();

    /**
     * The same row with other values in the columns that the migration says are made.
     *
     * @param row as the server holds it
     * @throws RuntimeException for a row of which it can make nothing; the migration says whether that stops the run. Its message is
     *     shown nowhere, since it may quote the row
     */
    Row apply(Row row);
}
