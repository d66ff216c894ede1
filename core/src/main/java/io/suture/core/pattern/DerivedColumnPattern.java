// SPDX-License-Identifier: Apache-2.0
package io.suture.core.pattern;

import com.google.auto.service.AutoService;

/** Empty, filled, required: the three steps of a column that is computed from others of its row. */
@AutoService(Pattern.class)
public final class DerivedColumnPattern extends Pattern {
    public DerivedColumnPattern() {
        super(
                "derived_column",
                "a column computed from others: it comes empty, is filled in batches and is NOT NULL in the end",
                new Blanks("patients", "email_normalized"));
    }

    @Override
    protected String template() {
        return """
                /* ---
                description: {description}
                justification: rows of {table} are found by {column}
                --- */
                -- suture:up
                -- Comes empty; a trigger fills rows that are written meanwhile, the others are filled a range of blocks at a time; then it is proved
                -- and set NOT NULL. The WHERE is what makes it repeatable.
                ALTER TABLE {table} ADD COLUMN {column} text;
                UPDATE {table} SET {column} = lower(trim(coalesce(email, ''))) WHERE {column} IS NULL;
                ALTER TABLE {table} ALTER COLUMN {column} SET NOT NULL;

                -- suture:down
                ALTER TABLE {table} DROP COLUMN {column};

                -- suture:verify every row of {table} has a {column}
                SELECT count(*) = 0 FROM {table} WHERE {column} IS NULL;
                """;
    }
}
