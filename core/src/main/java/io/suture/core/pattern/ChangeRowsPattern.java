// SPDX-License-Identifier: Apache-2.0
package io.suture.core.pattern;

import com.google.auto.service.AutoService;

/** Only rows that are not as they should be are written. */
@AutoService(Pattern.class)
public final class ChangeRowsPattern extends DataPattern {
    public ChangeRowsPattern() {
        super(
                "change_rows",
                "columns whose values become others where they are, by transforms",
                new Blanks("patients", "email"));
    }

    @Override
    protected String template() {
        return """
                description: {description}
                justification: {column} of {bare} is found by what it says, however it was typed
                source: {table}
                where: src.{column} IS NOT NULL
                columns:
                  {column}: {transform: [trim, case: lower]}
                undo: SELECT 'what was there is not kept'
                verify:
                  - no {column} has a blank around it: SELECT count(*) = 0 FROM {table} WHERE {column} <> btrim({column})
                """;
    }
}
