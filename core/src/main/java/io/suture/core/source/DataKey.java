// SPDX-License-Identifier: Apache-2.0
package io.suture.core.source;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A key of a data migration beside those of front matter. Schema and reference are printed from this. */
public enum DataKey {
    SOURCE(
            "source",
            "where rows come from: a table; or a map with `table`, or `query` and `follows`, and with `key` and `where`"),
    WHERE("where", "which rows of the source: a condition; its columns may be called `src.x`"),
    JAVA(
            "java",
            "a class of your own that makes more columns of each row: a map with `jar`, `sha256`, `class`, `makes`, `name`, `action`"),
    TARGET(
            "target",
            "the table that gets rows, with `key`, `each` and `columns` beside it; without it columns of the source are changed"),
    TARGETS(
            "targets",
            "several of them, each a map of `table`, `key`, `each`, `where`, `columns`, `rows`, in the order they are filled"),
    KEY("key", "columns that tell the target's rows apart, those of a unique index"),
    EACH("each", "what makes several rows of one, for example `jsonb_each(src.results) AS item(aspect, result)`"),
    COLUMNS("columns", "each column that is written, and its value as an SQL expression over the row of the source"),
    ROWS(
            "rows",
            "whose the target's rows are: own (it is empty at first), besides (others are there), shared (several rows make one)"),
    DUPLICATES(
            "duplicates",
            "rows of the source that are one: a map of `by`, `keep`, `merge` and `collision`; they become one where they are"),
    ORPHANS(
            "orphans",
            "rows of the source whose reference has no row, and what becomes of them: a map of `of` and `then`"),
    EXPECT(
            "expect",
            "what must be the same on both sides: sentences, each with a query `source` and a query `target` of one value"),
    UNDO("undo", "what takes it back, as SQL; else what was made is taken out again"),
    PRECONDITION("precondition", "what must be true before: sentences, each with a query of one boolean"),
    VERIFY("verify", "what must be true afterwards: sentences, each with a query of one boolean");

    private final String display;
    private final String meaning;

    DataKey(String display, String meaning) {
        this.display = display;
        this.meaning = meaning;
    }

    /** As in a file. */
    public String display() {
        return display;
    }

    /** What it is for, as a clause. */
    public String meaning() {
        return meaning;
    }

    /** With those of front matter. */
    static List<String> all() {
        return Stream.concat(
                        FrontMatterKey.names().stream(), Arrays.stream(values()).map(DataKey::display))
                .toList();
    }

    /** Those of a single target. */
    static List<String> ofTarget() {
        return Stream.concat(
                        Stream.of("table"),
                        Stream.of(KEY, EACH, WHERE, COLUMNS, ROWS).map(DataKey::display))
                .toList();
    }
}
