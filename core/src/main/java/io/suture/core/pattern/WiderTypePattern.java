// SPDX-License-Identifier: Apache-2.0
package io.suture.core.pattern;

import com.google.auto.service.AutoService;

/** The table is copied beside itself and swapped: nobody waits for the rewrite. */
@AutoService(Pattern.class)
public final class WiderTypePattern extends Pattern {
    public WiderTypePattern() {
        super("wider_type", "a column of a wider type, for example an id that runs out", new Blanks("visits", "room"));
    }

    @Override
    protected String template() {
        return """
                /* ---
                description: {description}
                justification: {column} of {table} runs out of numbers
                --- */
                -- suture:up
                -- Rows go into a copy beside the table, changes are noted and copied again, all rows are compared, and the copy takes its place.
                ALTER TABLE {table} ALTER COLUMN {column} TYPE bigint;

                -- suture:down
                -- Fails where a value does not fit any more; nothing is changed then.
                ALTER TABLE {table} ALTER COLUMN {column} TYPE integer;

                -- suture:verify {column} of {table} is a bigint
                SELECT atttypid = 'bigint'::regtype FROM pg_attribute WHERE attrelid = '{table}'::regclass AND attname = '{column}';
                """;
    }
}
