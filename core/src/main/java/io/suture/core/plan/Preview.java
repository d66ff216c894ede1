// SPDX-License-Identifier: Apache-2.0
package io.suture.core.plan;

import io.suture.core.sql.TableName;
import java.util.List;
import java.util.Optional;

/**
 * What would become of the rows of one table, asked before anything is written: how many, and the shape of their values before and behind.
 * Whatever it asks only reads, under ACCESS SHARE, and no value leaves the server.
 *
 * @param source where rows come from
 * @param target where they would be written; the same table where they are changed in place
 * @param counted what the first numbers of {@code query} are
 * @param rules what the rest of them are: rows that break each
 * @param query one row of numbers; reads the source once or twice, and the target once
 * @param shapes rows of four columns: a column's name, the shape of its value now (null where it comes from nowhere in particular) and then, and
 *     how many rows of the first {@link #SAMPLE} have these two; empty where there is nothing to see
 * @param paths of columns with JSON: rows of five columns, as {@code JsonDiff} has them; each reads all rows that change
 * @param notes what is not told, and why
 */
public record Preview(
        TableName source,
        TableName target,
        List<Count> counted,
        List<Rule> rules,
        String query,
        Optional<String> shapes,
        List<String> paths,
        List<String> notes) {
    /** Shapes are seen of so many rows at most. */
    public static final int SAMPLE = Trial.ROWS;

    public Preview {
        counted = List.copyOf(counted);
        rules = List.copyOf(rules);
        paths = List.copyOf(paths);
        notes = List.copyOf(notes);
    }

    /** Numbers alone. */
    public static Preview counting(
            TableName source, TableName target, List<Count> counted, List<Rule> rules, String query) {
        return new Preview(source, target, counted, rules, query, Optional.empty(), List.of(), List.of());
    }

    /** The same with something to say. */
    public Preview noting(String note) {
        return new Preview(source, target, counted, rules, query, shapes, paths, List.of(note));
    }

    /** The same with the shapes of values. */
    public Preview showing(Optional<String> newShapes, List<String> newPaths) {
        return new Preview(source, target, counted, rules, query, newShapes, newPaths, notes);
    }

    /** What rows are counted for. */
    public enum Count {
        READ("read", "read"),
        NEW("new", "would be new"),
        CHANGED("changed", "would be changed"),
        UNCHANGED("unchanged", "are as they should be"),
        REJECTED("rejected", "break a rule that keeps them out"),
        MERGED("merged", "would go into another"),
        SURVIVORS("survivors", "would have others go into them"),
        REPOINTED("repointed", "would be led to the row that stays"),
        REPORTED("reported", "refer to no row, and would stay"),
        TAKEN_OUT("takenOut", "would be taken out");

        private final String key;
        private final String words;

        Count(String key, String words) {
            this.key = key;
            this.words = words;
        }

        /** As in JSON. */
        public String key() {
            return key;
        }

        /** Behind a number of rows. */
        public String words() {
            return words;
        }
    }

    /** @param action what becomes of rows that break it, as in reports */
    public record Rule(String code, String action) {}
}
