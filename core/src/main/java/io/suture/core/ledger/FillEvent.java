// SPDX-License-Identifier: Apache-2.0
package io.suture.core.ledger;

import io.suture.core.migration.MigrationState;
import io.suture.core.sql.TableName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rows of a table are filled for a migration: who sees them all, which triggers keep silent, and that nothing else was written. */
public sealed interface FillEvent extends ChangeEvent {
    @Override
    default String status() {
        return MigrationState.IN_PROGRESS.display();
    }

    /**
     * Rows are going to be filled.
     *
     * @param step its number
     * @param role in whose name
     * @param sight why that role sees every row
     * @param silenced triggers of the application's that keep silent, each with its table
     * @param right by which they are silenced; empty where none is
     */
    record FillBegun(
            MigrationFacts facts,
            int step,
            TableName table,
            String role,
            String sight,
            List<String> silenced,
            Optional<String> right)
            implements FillEvent {
        public FillBegun {
            silenced = List.copyOf(silenced);
        }

        @Override
        public String kind() {
            return "fill-begun";
        }

        @Override
        public Map<String, @Nullable Object> details() {
            Map<String, @Nullable Object> details = new LinkedHashMap<>();
            details.put("step", step);
            details.put("table", table.display());
            details.put("role", role);
            details.put("sees_every_row_as", sight);
            details.put("silenced_triggers", silenced);
            details.put("silenced_by_right", right.orElse(null));
            return details;
        }
    }

    /**
     * Rows were filled while triggers kept silent: none of the transactions wrote to any other table, an audit table for example.
     *
     * @param ranges how many transactions of this run proved that of themselves
     */
    record FillReconciled(MigrationFacts facts, int step, TableName table, int ranges) implements FillEvent {
        @Override
        public String kind() {
            return "fill-reconciled";
        }

        @Override
        public Map<String, @Nullable Object> details() {
            Map<String, @Nullable Object> details = new LinkedHashMap<>();
            details.put("step", step);
            details.put("table", table.display());
            details.put("transactions", ranges);
            details.put("rows_in_other_tables", 0);
            return details;
        }
    }

    /**
     * Rows were made of others, and each was compared with what it was made of.
     *
     * @param found what is kept, computed and not kept, with counts and digests; no values
     */
    record RowsPreserved(MigrationFacts facts, int step, Map<String, Object> found) implements FillEvent {
        public RowsPreserved {
            found = Map.copyOf(found);
        }

        @Override
        public String kind() {
            return "rows-preserved";
        }

        @Override
        public Map<String, @Nullable Object> details() {
            Map<String, @Nullable Object> details = new LinkedHashMap<>();
            details.put("step", step);
            details.putAll(found);
            return details;
        }
    }

    /**
     * Rows go through a transform in Java.
     *
     * @param name as it calls itself
     * @param type the class
     * @param jar within the folder of the migrations
     * @param sha256 of the bytes that were loaded
     */
    record TransformUsed(MigrationFacts facts, int step, String name, String type, String jar, String sha256)
            implements FillEvent {
        @Override
        public String kind() {
            return "transform-used";
        }

        @Override
        public Map<String, @Nullable Object> details() {
            Map<String, @Nullable Object> details = new LinkedHashMap<>();
            details.put("step", step);
            details.put("name", name);
            details.put("class", type);
            details.put("jar", jar);
            details.put("jar_sha256", sha256);
            return details;
        }
    }

    /** What others had written to the source of an expanded data migration was done again in its targets. */
    record RowsFollowed(MigrationFacts facts, int step) implements FillEvent {
        @Override
        public String status() {
            return MigrationState.EXPANDED.display();
        }

        @Override
        public String kind() {
            return "rows-followed";
        }

        @Override
        public Map<String, @Nullable Object> details() {
            return Map.of("step", step);
        }
    }

    /**
     * Rows that were set aside and have been corrected went where they belong, in the transaction of this entry.
     *
     * @param quarantine the table they lay in
     * @param into the table they went to
     * @param rows that went
     */
    record RowsReleased(MigrationFacts facts, TableName quarantine, TableName into, long rows) implements FillEvent {
        @Override
        public String status() {
            return MigrationState.COMPLETED.display();
        }

        @Override
        public String kind() {
            return "rows-released";
        }

        @Override
        public Map<String, @Nullable Object> details() {
            Map<String, @Nullable Object> details = new LinkedHashMap<>();
            details.put("tables_affected", List.of(quarantine.display(), into.display()));
            details.put("quarantine", quarantine.display());
            details.put("into", into.display());
            details.put("rows", Long.toString(rows));
            return details;
        }
    }

    /**
     * Every row that was set aside has been looked at, and those that could go went.
     *
     * @param rows that went from the beginning to the end of this run
     * @param left that stay
     * @param since that lie there, and were written since it began, or since it was approved: another release is for them
     */
    record ReleaseDone(MigrationFacts facts, long rows, long left, long since) implements FillEvent {
        public static final String KIND = "release-done";

        @Override
        public String status() {
            return MigrationState.COMPLETED.display();
        }

        @Override
        public String kind() {
            return KIND;
        }

        @Override
        public Map<String, @Nullable Object> details() {
            Map<String, @Nullable Object> details = new LinkedHashMap<>();
            details.put("rows", Long.toString(rows));
            details.put("left", Long.toString(left));
            details.put("written_since", Long.toString(since));
            return details;
        }
    }
}
