// SPDX-License-Identifier: Apache-2.0
package io.suture.core.data.move;

import io.suture.core.problem.Problem;

/** What the proof of a data migration is about: it decides what can be done where rows are not as they should be. */
public enum Proved {
    /** Rows have become rows of other tables. */
    MOVED,
    /** Rows have got values where they are. */
    CHANGED,
    /** Rows that were one have become one. */
    MERGED,
    /** Rows whose reference has no row were put in order. */
    CLEARED;

    /** As it is called in what the proof has found. */
    public static final String FIELD = "proved";

    /**
     * The problem {@code DATA-DIFFERS}.
     *
     * @param wrong how many rows, and how
     */
    public Problem differs(String wrong) {
        return switch (this) {
            case MOVED ->
                Problem.user(
                        "DATA-DIFFERS",
                        "rows are not as they should be: " + wrong,
                        "every row was made again from the source and compared, in one snapshot; the source was not touched",
                        "find out who or which trigger writes the target, or which value is not the same twice. What was made is not made"
                                + " again unless its row of the source is written (UPDATE … SET id = id will do); rows too many,"
                                + " as of a partition that was emptied or detached, are yours to delete from the target. Then run it"
                                + " again, or take it back with `suture undo`");
            case CHANGED ->
                Problem.user(
                        "DATA-DIFFERS",
                        "rows are not as they should be: " + wrong,
                        "every row went through the transform once more where it is, in one snapshot, which must change none; those that"
                                + " others have written since are left out of that",
                        "find out which value the transform does not make the same twice, or which trigger of the table writes another one;"
                                + " then run it again");
            case MERGED ->
                Problem.user(
                        "DATA-DIFFERS",
                        "rows are not as they should be: " + wrong,
                        "what is left of rows that are one was counted, and what refers to no row, in one snapshot",
                        "find out who writes these tables while their triggers are off; then run it again, or take it back with"
                                + " `suture undo`");
            case CLEARED ->
                Problem.user(
                        "DATA-DIFFERS",
                        "rows are not as they should be: " + wrong,
                        "rows whose reference has no row were counted once more, in one snapshot",
                        "find out who still writes such rows; then run it again, or take it back with `suture undo`");
        };
    }

    /** The inverse of {@link #name()}; {@link #MOVED} where a plan of an older version does not say. */
    public static Proved of(String name) {
        for (Proved proved : values()) {
            if (proved.name().equals(name)) {
                return proved;
            }
        }
        return MOVED;
    }

    /** A field of {@code jsonb_build_object}, behind others. */
    public String field() {
        return ", '" + FIELD + "', '" + name() + "'";
    }
}
