// SPDX-License-Identifier: Apache-2.0
package io.suture.core.pattern;

import com.google.auto.service.AutoService;

/** A column that may be null: no row is touched. */
@AutoService(Pattern.class)
public final class NewColumnPattern extends Pattern {
    public NewColumnPattern() {
        super(
                "new_column",
                "a column that comes empty; who writes without it goes on",
                new Blanks("patients", "consent"));
    }

    @Override
    protected String template() {
        return """
                /* ---
                description: {description}
                justification: {column} of {table} is not recorded anywhere today
                --- */
                -- suture:up
                -- Comes empty, without a scan or a rewrite. To fill and require it: suture new filled_column, or suture new not_null.
                ALTER TABLE {table} ADD COLUMN {column} text;

                -- suture:down
                ALTER TABLE {table} DROP COLUMN {column};

                -- suture:verify column {table}.{column} is there
                SELECT count(*) = 1 FROM pg_attribute WHERE attrelid = '{table}'::regclass AND attname = '{column}' AND NOT attisdropped;
                """;
    }
}
