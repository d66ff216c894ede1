// SPDX-License-Identifier: Apache-2.0
package io.suture.core.pattern;

import com.google.auto.service.AutoService;

/** They are counted, emptied of the reference, or taken out and kept beside. */
@AutoService(Pattern.class)
public final class ClearOrphansPattern extends DataPattern {
    public ClearOrphansPattern() {
        super(
                "clear_orphans",
                "rows whose reference has no row; the foreign key is there, NOT VALID",
                new Blanks("contacts", "nurse_id"));
    }

    @Override
    protected String template() {
        return """
                description: {description}
                justification: {bare} of nobody are shown to nobody
                keep: 90d
                source: {table}
                orphans: {of: {column}, then: quarantine}
                # undo: without it, what was taken out comes back
                verify:
                  - nothing refers to nobody: SELECT count(*) = 0 FROM {table} AS t WHERE t.{column} IS NOT NULL AND NOT EXISTS (SELECT FROM nurses AS n WHERE n.id = t.{column})
                """;
    }
}
