// SPDX-License-Identifier: Apache-2.0
package io.suture.core.pattern;

import com.google.auto.service.AutoService;

/** Both names live until `suture complete`. */
@AutoService(Pattern.class)
public final class RenameColumnPattern extends Pattern {
    public RenameColumnPattern() {
        super(
                "rename_column",
                "a column with another name; both names work until the contract",
                new Blanks("visits", "room"));
    }

    @Override
    protected String template() {
        return """
                /* ---
                description: {description}
                justification: {column} is no good name for what it holds
                contract: later
                breaking: true
                --- */
                -- suture:up
                -- Both names work and agree from here on; the old one goes with `suture complete`.
                ALTER TABLE {table} RENAME COLUMN {column} TO {column}_number;

                -- suture:down
                ALTER TABLE {table} RENAME COLUMN {column}_number TO {column};

                -- suture:verify column {column}_number is there
                SELECT count(*) = 1 FROM pg_attribute WHERE attrelid = '{table}'::regclass AND attname = '{column}_number' AND NOT attisdropped;
                """;
    }
}
