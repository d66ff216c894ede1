// SPDX-License-Identifier: Apache-2.0
package io.suture.core.plan;

/**
 * Asks the database whether a step that cannot run in a transaction has been done already.
 *
 * @param query reads only catalogs, takes no lock above ACCESS SHARE on them; returns one row with one text column:
 *     {@code done}, {@code not_done} or {@code half_done}
 */
public record Probe(String query) {
    /** What a probe can find. */
    public enum Answer {
        DONE,
        NOT_DONE,
        /** Something was left behind, for example an INVALID index. */
        HALF_DONE;

        public static Answer of(String text) {
            return valueOf(text.toUpperCase(java.util.Locale.ROOT));
        }
    }
}
