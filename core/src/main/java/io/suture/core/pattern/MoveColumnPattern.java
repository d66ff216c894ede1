// SPDX-License-Identifier: Apache-2.0
package io.suture.core.pattern;

import com.google.auto.service.AutoService;

/** Both tables have the column until the contract. */
@AutoService(Pattern.class)
public final class MoveColumnPattern extends Pattern {
    public MoveColumnPattern() {
        super(
                "move_column",
                "a column that goes to another table; both tables have it until the contract",
                new Blanks("nurses", "phone"));
    }

    @Override
    protected String template() {
        return """
                description: {description}
                justification: {column} belongs to the contacts, and {table} are read by everybody
                contract: later
                breaking: true
                operations:
                  - move_column:
                      table: {table}
                      column: {column}
                      to: contacts
                      by: [nurse_id]
                undo:
                  - sql: |
                      ALTER TABLE {table} ADD COLUMN {column} text;
                      UPDATE {table} SET {column} = contacts.{column} FROM contacts WHERE contacts.nurse_id = {table}.id;
                      ALTER TABLE contacts DROP COLUMN {column}
                verify:
                  - it is there: "SELECT count(*) = 1 FROM information_schema.columns WHERE table_name = 'contacts' AND column_name = '{column}'"
                """;
    }
}
