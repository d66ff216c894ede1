// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.view;

import io.suture.cli.output.Page;
import io.suture.cli.output.Style;
import io.suture.cli.output.View;
import io.suture.core.migration.MigrationId;
import io.suture.engine.journal.JournalRebuild;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was made anew: {@code ledger rebuild}.
 *
 * @param entries of the ledger that came back
 * @param setAside schema that holds what was there before, null where nothing was
 * @param unknown migrations that were under way: how far they came is not in a ledger
 */
public record RebuiltView(long entries, @Nullable String setAside, List<String> unknown, boolean dryRun)
        implements View {
    public static RebuiltView of(JournalRebuild.Rebuilt rebuilt, boolean dryRun) {
        return new RebuiltView(
                rebuilt.entries(),
                rebuilt.setAside().orElse(null),
                rebuilt.unknown().stream().map(MigrationId::value).toList(),
                dryRun);
    }

    @Override
    public void print(Page page) {
        page.line((dryRun ? "would rebuild" : "rebuilt") + " schema suture from " + entries + " entries");
        if (setAside != null) {
            page.line("what was there " + (dryRun ? "would be kept" : "is kept") + " in schema " + setAside);
        }
        unknown.forEach(id -> page.line(page.in(Style.WARNING, "unknown") + "  " + id
                + "  was under way; look, then: suture resolve " + id + " --done (or --not-done) --reason TEXT"));
    }
}
