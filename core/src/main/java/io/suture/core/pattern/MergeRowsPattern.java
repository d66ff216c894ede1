// SPDX-License-Identifier: Apache-2.0
package io.suture.core.pattern;

import com.google.auto.service.AutoService;

/** Losers are kept in a table beside, and come back with an undo. */
@AutoService(Pattern.class)
public final class MergeRowsPattern extends DataPattern {
    public MergeRowsPattern() {
        super(
                "merge_rows",
                "rows that are one and become one, with what refers to them; an index begins with what they have in common",
                new Blanks("visits", "starts_at"));
    }

    @Override
    protected String template() {
        return """
                description: {description}
                justification: {bare} were written twice
                keep: 90d
                source: {table}
                duplicates:
                  by: [{column}]
                  keep: id DESC
                  merge: {cost: max, room: first}
                  collision: fail
                # undo: without it, what went comes back from {bare}_merged
                verify:
                  - none is there twice: SELECT count(*) = count(DISTINCT {column}) FROM {table}
                """;
    }
}
