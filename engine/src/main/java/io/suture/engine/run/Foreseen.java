// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.data.preview.PathChange;
import io.suture.core.migration.MigrationId;
import io.suture.core.plan.Preview;
import io.suture.core.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a migration would do to rows, as far as they say today.
 *
 * @param rows of each table
 * @param against what would stop a run before it writes anything; empty where nothing would
 */
public record Foreseen(MigrationId id, List<Rows> rows, List<Problem> against) {
    public Foreseen {
        rows = List.copyOf(rows);
        against = List.copyOf(against);
    }

    /**
     * Of one table. No value of a row is in it.
     *
     * @param counts in the order they are said
     * @param rules how many rows break each
     * @param paths of JSON, by column
     * @param notes what is not told, and why
     * @param unknown what went wrong when it was asked; then all else is empty
     */
    public record Rows(
            Preview preview,
            Map<Preview.Count, Long> counts,
            Map<Preview.Rule, Long> rules,
            List<Shape> shapes,
            Map<String, List<PathChange>> paths,
            List<String> notes,
            Optional<Problem> unknown) {
        static Rows unknown(Preview preview, Problem why) {
            return nothing(preview, List.of(), Optional.of(why));
        }

        /** It reads what earlier migrations of the same plan make. */
        static Rows later(Preview preview) {
            return nothing(preview, List.of("this can be told once what comes before it has run"), Optional.empty());
        }

        private static Rows nothing(Preview preview, List<String> notes, Optional<Problem> unknown) {
            return new Rows(preview, Map.of(), Map.of(), List.of(), Map.of(), notes, unknown);
        }
    }

    /**
     * How values of a column look, with every letter and digit masked.
     *
     * @param before empty where the value is not made of one
     * @param rows of the sample
     */
    public record Shape(String column, Optional<String> before, String after, long rows) {}
}
