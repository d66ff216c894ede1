// SPDX-License-Identifier: Apache-2.0
package io.suture.core.pattern;

import com.google.auto.service.AutoService;

/** The new key is built before the old one goes, so that rows are unique throughout. */
@AutoService(Pattern.class)
public final class PrimaryKeyPattern extends Pattern {
    public PrimaryKeyPattern() {
        super("primary_key", "another primary key", new Blanks("patients", "mrn"));
    }

    @Override
    protected String template() {
        return """
                /* ---
                description: {description}
                justification: rows of {table} are known by their {column}
                --- */
                -- suture:precondition every row of {table} has a {column} of its own
                SELECT count(*) = count(DISTINCT {column}) FROM {table};

                -- suture:up
                -- Both in one statement: the new index is built before the old key goes. Tables that reference the old key must be told first.
                ALTER TABLE {table} DROP CONSTRAINT {bare}_pkey, ADD CONSTRAINT {bare}_pkey PRIMARY KEY ({column});

                -- suture:down
                -- The key it had before.
                ALTER TABLE {table} DROP CONSTRAINT {bare}_pkey, ADD CONSTRAINT {bare}_pkey PRIMARY KEY (id);

                -- suture:verify no {column} of {table} is there twice
                SELECT count(*) = 0 FROM (SELECT FROM {table} GROUP BY {column} HAVING count(*) > 1) AS twice;
                """;
    }
}
