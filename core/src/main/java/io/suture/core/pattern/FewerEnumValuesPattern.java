// SPDX-License-Identifier: Apache-2.0
package io.suture.core.pattern;

import com.google.auto.service.AutoService;

/** Rows are given another value first, in ranges; when no application writes the old one any more, it goes. */
@AutoService(Pattern.class)
public final class FewerEnumValuesPattern extends Pattern {
    public FewerEnumValuesPattern() {
        super(
                "remove_enum_value",
                "an enum loses a value, and rows that have it get another",
                new Blanks("visits", "outcome"));
    }

    @Override
    protected String template() {
        return """
                description: {description}
                justification: no application writes 'other' any more; what rows of {table} have it in {column} are told otherwise
                operations:
                  # Without `replace_with` a row that has the value is a reason not to begin.
                  - remove_enum_value: {type: outcome, value: other, replace_with: home}
                undo:
                  # Which rows had it is not known any more.
                  - add_enum_value: {type: outcome, value: other, after: moved}
                verify:
                  - the value is gone: "SELECT 'other' <> ALL (enum_range(NULL::outcome)::text[])"
                """;
    }
}
