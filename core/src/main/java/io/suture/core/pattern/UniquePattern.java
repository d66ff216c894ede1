// SPDX-License-Identifier: Apache-2.0
package io.suture.core.pattern;

import com.google.auto.service.AutoService;

/** A unique index built concurrently, then taken over as a constraint. */
@AutoService(Pattern.class)
public final class UniquePattern extends Pattern {
    public UniquePattern() {
        super("unique", "a unique constraint, built while the table is in use", new Blanks("patients", "mrn"));
    }

    @Override
    protected String template() {
        return """
                /* ---
                description: {description}
                justification: two rows of {table} must not have the same {column}
                --- */
                -- suture:precondition no {column} of {table} is there twice
                SELECT count(*) = 0 FROM (SELECT FROM {table} WHERE {column} IS NOT NULL GROUP BY {column} HAVING count(*) > 1) AS twice;

                -- suture:up
                -- The index is built concurrently and becomes the constraint within a moment.
                ALTER TABLE {table} ADD CONSTRAINT {bare}_{column}_key UNIQUE ({column});

                -- suture:down
                ALTER TABLE {table} DROP CONSTRAINT {bare}_{column}_key;

                -- suture:verify no {column} of {table} is there twice
                SELECT count(*) = 0 FROM (SELECT FROM {table} WHERE {column} IS NOT NULL GROUP BY {column} HAVING count(*) > 1) AS twice;
                """;
    }
}
