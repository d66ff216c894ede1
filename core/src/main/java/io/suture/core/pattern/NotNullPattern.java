// SPDX-License-Identifier: Apache-2.0
package io.suture.core.pattern;

import com.google.auto.service.AutoService;

/** NOT NULL without reading the table under a lock that others feel. */
@AutoService(Pattern.class)
public final class NotNullPattern extends Pattern {
    public NotNullPattern() {
        super("not_null", "a column that must not be empty any more", new Blanks("visits", "room"));
    }

    @Override
    protected String template() {
        return """
                /* ---
                description: {description}
                justification: a row of {table} without {column} is a mistake
                --- */
                -- suture:precondition every row of {table} has a {column}
                SELECT count(*) = 0 FROM {table} WHERE {column} IS NULL;

                -- suture:up
                -- Proved by a check first, so that reads and writes go on while every row is read.
                ALTER TABLE {table} ALTER COLUMN {column} SET NOT NULL;

                -- suture:down
                ALTER TABLE {table} ALTER COLUMN {column} DROP NOT NULL;

                -- suture:verify every row of {table} has a {column}
                SELECT count(*) = 0 FROM {table} WHERE {column} IS NULL;
                """;
    }
}
