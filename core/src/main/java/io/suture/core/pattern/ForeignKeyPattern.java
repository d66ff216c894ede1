// SPDX-License-Identifier: Apache-2.0
package io.suture.core.pattern;

import com.google.auto.service.AutoService;

/** A key that binds new rows at once and is proved for the old ones afterwards. */
@AutoService(Pattern.class)
public final class ForeignKeyPattern extends Pattern {
    public ForeignKeyPattern() {
        super("foreign_key", "a foreign key, proved while both tables are in use", new Blanks("visits", "patient_id"));
    }

    @Override
    protected String template() {
        return """
                /* ---
                description: {description}
                justification: a row of {table} must not point to nothing
                --- */
                -- suture:precondition no row of {table} points to nothing
                SELECT count(*) = 0 FROM {table} AS child WHERE {column} IS NOT NULL AND NOT EXISTS (SELECT FROM patients AS parent WHERE parent.id = child.{column});

                -- suture:up
                -- Comes NOT VALID, which binds new rows; then the rows that are there are proved, and nobody waits.
                ALTER TABLE {table} ADD CONSTRAINT {bare}_{column}_fkey FOREIGN KEY ({column}) REFERENCES patients (id);

                -- suture:down
                ALTER TABLE {table} DROP CONSTRAINT {bare}_{column}_fkey;

                -- suture:verify every {column} of {table} is one that there is
                SELECT count(*) = 0 FROM {table} AS child WHERE {column} IS NOT NULL AND NOT EXISTS (SELECT FROM patients AS parent WHERE parent.id = child.{column});
                """;
    }
}
