// SPDX-License-Identifier: Apache-2.0
package io.suture.core.pattern;

import com.google.auto.service.AutoService;

/** Old and new columns are computed from each other until the contract. */
@AutoService(Pattern.class)
public final class MergeColumnsPattern extends Pattern {
    public MergeColumnsPattern() {
        super(
                "merge_columns",
                "several columns that become one; both shapes work until the contract",
                new Blanks("patients", "email"));
    }

    @Override
    protected String template() {
        return """
                description: {description}
                justification: name and {column} of {table} belong together
                contract: later
                breaking: true
                operations:
                  - merge_columns:
                      table: {table}
                      columns:
                        - {name: name, down: "contact->>'name'"}
                        - {name: {column}, down: "contact->>'{column}'"}
                      into: {name: contact, type: jsonb}
                      up: "jsonb_build_object('name', name, '{column}', {column})"
                undo:
                  - split_column:
                      table: {table}
                      column: contact
                      into:
                        - {name: name, type: text, up: "contact->>'name'"}
                        - {name: {column}, type: text, up: "contact->>'{column}'"}
                      down: "jsonb_build_object('name', name, '{column}', {column})"
                verify:
                  - every row has its contact: "SELECT count(*) = 0 FROM {table} WHERE contact IS NULL"
                """;
    }
}
