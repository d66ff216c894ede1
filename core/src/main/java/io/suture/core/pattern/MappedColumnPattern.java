// SPDX-License-Identifier: Apache-2.0
package io.suture.core.pattern;

import com.google.auto.service.AutoService;

/** A data migration that nobody waits for: each side is computed from the other one, rows are filled in ranges, and both live until the contract. */
@AutoService(Pattern.class)
public final class MappedColumnPattern extends Pattern {
    public MappedColumnPattern() {
        super(
                "mapped_column",
                "values that become others, in batches: a column takes the place of another",
                new Blanks("visits", "room"));
    }

    @Override
    protected String template() {
        return """
                description: {description}
                justification: what {column} of {table} holds is said in another way from now on
                contract: later
                breaking: true
                operations:
                  # Rows are filled a range of blocks at a time; `suture pause`, `throttle` and `status` work meanwhile.
                  - replace_column:
                      table: {table}
                      column: {column}
                      with: {name: {column}_code, type: text}
                      up: "CASE WHEN {column} < 100 THEN 'ground ' || {column} ELSE 'upper ' || {column} END"
                      down: "split_part({column}_code, ' ', 2)::integer"
                undo:
                  - replace_column:
                      table: {table}
                      column: {column}_code
                      with: {name: {column}, type: integer}
                      up: "split_part({column}_code, ' ', 2)::integer"
                      down: "CASE WHEN {column} < 100 THEN 'ground ' || {column} ELSE 'upper ' || {column} END"
                verify:
                  - every row has its new value: "SELECT count(*) = 0 FROM {table} WHERE {column}_code IS NULL AND {column} IS NOT NULL"
                """;
    }
}
