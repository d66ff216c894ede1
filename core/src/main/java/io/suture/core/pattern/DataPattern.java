// SPDX-License-Identifier: Apache-2.0
package io.suture.core.pattern;

/** A file of a data migration: rows that become others, wherever they are. */
abstract class DataPattern extends Pattern {
    /** As {@link Pattern#Pattern}. */
    DataPattern(String name, String summary, Blanks blanks) {
        super(name, summary, blanks);
    }

    @Override
    public final String form() {
        return "data.yaml";
    }
}
