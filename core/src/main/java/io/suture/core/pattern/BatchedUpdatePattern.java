// SPDX-License-Identifier: Apache-2.0
package io.suture.core.pattern;

import com.google.auto.service.AutoService;

/** A data migration that can be paused, throttled and gone on with after a kill. */
@AutoService(Pattern.class)
public final class BatchedUpdatePattern extends Pattern {
    public BatchedUpdatePattern() {
        super(
                "batched_update",
                "rows that get a value in batches, until none is left without",
                new Blanks("visits", "cost"));
    }

    @Override
    protected String template() {
        return """
                /* ---
                description: {description}
                justification: rows of {table} without {column} are told apart nowhere
                --- */
                -- suture:up
                -- Done a range of blocks at a time, each in a transaction of its own, because doing it twice is doing it once: the WHERE leaves out
                -- what has a value already. `suture status` shows how far it has come; `suture pause` and `throttle` steer it.
                UPDATE {table} SET {column} = room * 10 WHERE {column} IS NULL;

                -- suture:down
                -- Which rows had none before is not known any more; this takes the value from all that have just what was computed.
                UPDATE {table} SET {column} = NULL WHERE {column} = room * 10;

                -- suture:verify no row of {table} is without {column}
                SELECT count(*) = 0 FROM {table} WHERE {column} IS NULL AND room IS NOT NULL;
                """;
    }
}
