// SPDX-License-Identifier: Apache-2.0
package io.suture.core.pattern;

import com.google.auto.service.AutoService;

/** An index that is built CONCURRENTLY, whether it says so or not. */
@AutoService(Pattern.class)
public final class IndexPattern extends Pattern {
    public IndexPattern() {
        super("index", "an index, built while the table is in use", new Blanks("visits", "room"));
    }

    @Override
    protected String template() {
        return """
                /* ---
                description: {description}
                justification: {table} is searched by {column}, and read whole for it today
                --- */
                -- suture:up
                -- Built concurrently; a build that was interrupted is found and made anew.
                CREATE INDEX {bare}_{column}_idx ON {table} ({column});

                -- suture:down
                DROP INDEX {bare}_{column}_idx;

                -- suture:verify the index is there and valid
                SELECT count(*) = 1 FROM pg_index WHERE indrelid = '{table}'::regclass AND indisvalid AND indexrelid::regclass::text LIKE '%{bare}_{column}_idx';
                """;
    }
}
