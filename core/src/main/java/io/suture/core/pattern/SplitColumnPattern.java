// SPDX-License-Identifier: Apache-2.0
package io.suture.core.pattern;

import com.google.auto.service.AutoService;

/** Old and new columns are computed from each other until the contract. */
@AutoService(Pattern.class)
public final class SplitColumnPattern extends Pattern {
    public SplitColumnPattern() {
        super(
                "split_column",
                "one column that becomes several; both shapes work until the contract",
                new Blanks("patients", "name"));
    }

    @Override
    protected String template() {
        return """
                description: {description}
                justification: {column} of {table} holds more than one thing
                contract: later
                breaking: true
                operations:
                  - split_column:
                      table: {table}
                      column: {column}
                      into:
                        - {name: first_{column}, type: text, up: "split_part({column}, ' ', 1)"}
                        - {name: last_{column}, type: text, up: "substr({column}, length(split_part({column}, ' ', 1)) + 2)"}
                      down: first_{column} || ' ' || last_{column}
                      lossy: accept
                undo:
                  - merge_columns:
                      table: {table}
                      columns:
                        - {name: first_{column}, down: "split_part({column}, ' ', 1)"}
                        - {name: last_{column}, down: "substr({column}, length(split_part({column}, ' ', 1)) + 2)"}
                      into: {name: {column}, type: text}
                      up: first_{column} || ' ' || last_{column}
                      lossy: accept
                verify:
                  - every part is there: "SELECT count(*) = 0 FROM {table} WHERE first_{column} IS NULL AND last_{column} IS NOT NULL"
                """;
    }
}
