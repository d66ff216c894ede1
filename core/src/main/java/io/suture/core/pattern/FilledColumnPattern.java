// SPDX-License-Identifier: Apache-2.0
package io.suture.core.pattern;

import com.google.auto.service.AutoService;

/** The three steps of a column that every row must have: empty, filled, required. */
@AutoService(Pattern.class)
public final class FilledColumnPattern extends Pattern {
    public FilledColumnPattern() {
        super(
                "filled_column",
                "a column that comes empty, is filled in batches and is NOT NULL in the end",
                new Blanks("patients", "public_id"));
    }

    @Override
    protected String template() {
        return """
                /* ---
                description: {description}
                justification: every row of {table} needs a {column}
                --- */
                -- suture:up
                -- Planned as three steps: the column comes empty and new rows get a value; the others are filled a range of blocks at a time;
                -- then it is proved and set NOT NULL. Nobody waits for more than a range.
                ALTER TABLE {table} ADD COLUMN {column} uuid NOT NULL DEFAULT gen_random_uuid();

                -- suture:down
                ALTER TABLE {table} DROP COLUMN {column};

                -- suture:verify every row of {table} has a {column}
                SELECT count(*) = 0 FROM {table} WHERE {column} IS NULL;
                """;
    }
}
