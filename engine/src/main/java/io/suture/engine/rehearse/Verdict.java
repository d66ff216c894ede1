// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.rehearse;

/** What a down part was found to give back. */
public enum Verdict {
    /** The schema, apart from the order of columns, and every row that was there before. */
    RESTORED("restored"),
    /** The schema, but not every row or value that was there before. */
    RESTORED_DATA_LOST("restored-data-lost"),
    /** Not the schema. */
    NOT_RESTORED("not-restored"),
    /** Nothing: it ends with an error. */
    DOWN_FAILS("down-fails"),
    /** There is none. */
    NO_DOWN("no-down");

    private final String display;

    Verdict(String display) {
        this.display = display;
    }

    /** As in JSON. */
    public String display() {
        return display;
    }

    /** Whether somebody who trusts the down part would be let down. */
    public boolean isFinding() {
        return switch (this) {
            case RESTORED, NO_DOWN -> false;
            case RESTORED_DATA_LOST, NOT_RESTORED, DOWN_FAILS -> true;
        };
    }

    /** Whether the schema that was there before cannot be had again by what the author has written. */
    boolean isWithoutWayBack() {
        return switch (this) {
            case RESTORED, RESTORED_DATA_LOST -> false;
            case NOT_RESTORED, DOWN_FAILS, NO_DOWN -> true;
        };
    }
}
