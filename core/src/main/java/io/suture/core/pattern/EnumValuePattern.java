// SPDX-License-Identifier: Apache-2.0
package io.suture.core.pattern;

import com.google.auto.service.AutoService;

/** PostgreSQL cannot take a value away: what goes back is the rows that use it. */
@AutoService(Pattern.class)
public final class EnumValuePattern extends Pattern {
    public EnumValuePattern() {
        super("enum_value", "a new value of an enum", new Blanks("patients", "urgency"));
    }

    @Override
    protected String template() {
        return """
                /* ---
                description: {description}
                justification: there is a case that none of the values says
                --- */
                -- suture:up
                ALTER TYPE triage ADD VALUE IF NOT EXISTS 'critical' AFTER 'high';

                -- suture:down
                -- The value stays, since PostgreSQL cannot take one away; no row uses it any more.
                UPDATE {table} SET {column} = 'high' WHERE {column} = 'critical';

                -- suture:verify the value is there
                SELECT 'critical' = ANY (enum_range(NULL::triage)::text[]);
                """;
    }
}
