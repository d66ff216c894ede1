// SPDX-License-Identifier: Apache-2.0
package io.suture.core.pattern;

import com.google.auto.service.AutoService;

/** A view that is replaced in place keeps its grants. */
@AutoService(Pattern.class)
public final class ViewPattern extends Pattern {
    public ViewPattern() {
        super("view", "a view, made or replaced", new Blanks("patients", "ward"));
    }

    @Override
    protected String template() {
        return """
                /* ---
                description: {description}
                justification: readers of {table} need to see {column}
                --- */
                -- suture:up
                -- Replaced in place: columns may be added at its end; who may read it stays.
                CREATE OR REPLACE VIEW urgent_{bare} AS SELECT id, mrn, {column} FROM {table} WHERE urgency = 'high';

                -- suture:down
                -- As it was before; a column can only be taken from a view by making it anew.
                DROP VIEW urgent_{bare};
                CREATE VIEW urgent_{bare} AS SELECT id, mrn FROM {table} WHERE urgency = 'high';

                -- suture:verify the view can be read
                SELECT count(*) >= 0 FROM urgent_{bare};
                """;
    }
}
