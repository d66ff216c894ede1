// SPDX-License-Identifier: Apache-2.0
package io.suture.core.pattern;

import com.google.auto.service.AutoService;

/** Both tables have the column until the contract. */
@AutoService(Pattern.class)
public final class ExtractTablePattern extends Pattern {
    public ExtractTablePattern() {
        super(
                "extract_table",
                "a new table of columns of another one; both tables have them until the contract",
                new Blanks("patients", "email"));
    }

    @Override
    protected String template() {
        return """
                description: {description}
                justification: {column} is read by few, and {table} by everybody
                contract: later
                breaking: true
                operations:
                  - extract_table:
                      table: {table}
                      columns: [{column}]
                      to: {table}_{column}
                undo:
                  - sql: |
                      ALTER TABLE {table} ADD COLUMN {column} text;
                      UPDATE {table} SET {column} = n.{column} FROM {table}_{column} AS n WHERE n.id = {table}.id;
                      DROP TABLE {table}_{column}
                verify:
                  - it is there: "SELECT count(*) = 1 FROM information_schema.columns WHERE table_name = '{table}_{column}' AND column_name = '{column}'"
                """;
    }
}
