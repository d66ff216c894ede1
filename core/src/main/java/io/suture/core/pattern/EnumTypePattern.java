// SPDX-License-Identifier: Apache-2.0
package io.suture.core.pattern;

import com.google.auto.service.AutoService;

/** A type of named values, and a column that takes them. */
@AutoService(Pattern.class)
public final class EnumTypePattern extends Pattern {
    public EnumTypePattern() {
        super("enum_type", "an enum type and a column of it", new Blanks("visits", "stage"));
    }

    @Override
    protected String template() {
        return """
                /* ---
                description: {description}
                justification: {column} of {table} is one of few values
                --- */
                -- suture:up
                CREATE TYPE {bare}_{column} AS ENUM ('open', 'closed');
                -- A constant default is no rewrite.
                ALTER TABLE {table} ADD COLUMN {column} {bare}_{column} DEFAULT 'open';

                -- suture:down
                ALTER TABLE {table} DROP COLUMN {column};
                DROP TYPE {bare}_{column};

                -- suture:verify every row of {table} has a {column}
                SELECT count(*) = 0 FROM {table} WHERE {column} IS NULL;
                """;
    }
}
