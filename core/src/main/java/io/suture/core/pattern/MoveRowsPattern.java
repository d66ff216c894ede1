// SPDX-License-Identifier: Apache-2.0
package io.suture.core.pattern;

import com.google.auto.service.AutoService;

/** Each row is made, followed while others write, and compared. */
@AutoService(Pattern.class)
public final class MoveRowsPattern extends DataPattern {
    public MoveRowsPattern() {
        super(
                "move_rows",
                "rows of a table that become rows of another one, by transforms and rules",
                new Blanks("visits", "room"));
    }

    @Override
    protected String template() {
        return """
                description: {description}
                justification: {bare} are counted by stays
                # contract: later         follows what others write until `suture complete`
                keep: 90d
                source:
                  table: {table}
                  key: [id]
                target: stays
                key: id
                columns:
                  id:
                  days:
                    from: src.ends_at::date - src.starts_at::date
                    rules:
                      - {name: plausible-days, range: {min: 0, max: 400}, action: skip, threshold: {percent: 1}}
                  outcome: "'other'::outcome"
                expect:
                  - every row is there:
                      source: SELECT count(*) FROM {table}
                      target: SELECT (SELECT count(*) FROM stays) + (SELECT count(DISTINCT id) FROM stays_rejected)
                # undo: without it, the rows that were made are taken out again
                verify:
                  - nobody stays for less than nothing: SELECT count(*) = 0 FROM stays WHERE days < 0
                """;
    }
}
