// SPDX-License-Identifier: Apache-2.0
package io.suture.core.pattern;

import com.google.auto.service.AutoService;

/** Goes with `suture complete`, behind the gate. */
@AutoService(Pattern.class)
public final class DropColumnPattern extends Pattern {
    public DropColumnPattern() {
        super("drop_column", "a column that goes, once nobody uses it", new Blanks("visits", "room"));
    }

    @Override
    protected String template() {
        return """
                /* ---
                description: {description}
                justification: nobody needs {column} of {table} any more
                contract: later
                breaking: true
                --- */
                -- suture:up
                -- Waits for `suture complete`, which sees first that nothing hangs on it and nobody uses it.
                ALTER TABLE {table} DROP COLUMN {column};

                -- suture:down
                -- Its values do not come back.
                ALTER TABLE {table} ADD COLUMN {column} integer;

                -- suture:verify column {column} is gone or waits to go
                SELECT count(*) <= 1 FROM pg_attribute WHERE attrelid = '{table}'::regclass AND attname = '{column}' AND NOT attisdropped;
                """;
    }
}
