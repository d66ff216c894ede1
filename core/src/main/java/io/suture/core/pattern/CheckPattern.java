// SPDX-License-Identifier: Apache-2.0
package io.suture.core.pattern;

import com.google.auto.service.AutoService;

/** A check that binds new rows at once and is proved for the old ones afterwards. */
@AutoService(Pattern.class)
public final class CheckPattern extends Pattern {
    public CheckPattern() {
        super("check", "a check, proved while the table is in use", new Blanks("visits", "room"));
    }

    @Override
    protected String template() {
        return """
                /* ---
                description: {description}
                justification: a negative {column} of {table} is a mistake
                --- */
                -- suture:precondition no row of {table} is against it
                SELECT count(*) = 0 FROM {table} WHERE NOT ({column} >= 0);

                -- suture:up
                -- Comes NOT VALID, which binds new rows; then the rows that are there are proved, and nobody waits.
                ALTER TABLE {table} ADD CONSTRAINT {bare}_{column}_check CHECK ({column} >= 0);

                -- suture:down
                ALTER TABLE {table} DROP CONSTRAINT {bare}_{column}_check;

                -- suture:verify no row of {table} is against it
                SELECT count(*) = 0 FROM {table} WHERE NOT ({column} >= 0);
                """;
    }
}
