// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.view;

import io.suture.cli.output.Page;
import io.suture.cli.output.Style;
import io.suture.cli.output.View;
import io.suture.core.migration.MigrationId;
import io.suture.engine.adopt.AdoptReport;
import java.util.List;

/**
 * What was taken over: {@code baseline}.
 *
 * @param from the tool whose history it was, or baseline
 * @param withoutFile those of the adopted that the folder has no file of
 */
public record AdoptedView(List<String> adopted, String from, List<String> withoutFile, boolean dryRun) implements View {
    public static AdoptedView of(AdoptReport report, boolean dryRun) {
        return new AdoptedView(ids(report.adopted()), report.from(), ids(report.withoutFile()), dryRun);
    }

    private static List<String> ids(List<MigrationId> ids) {
        return ids.stream().map(MigrationId::value).toList();
    }

    @Override
    public void print(Page page) {
        String done = dryRun ? "would adopt" : "adopted";
        adopted.forEach(id -> page.line(page.in(Style.GOOD, done) + "  " + id
                + (withoutFile.contains(id) ? "  (the folder has no file of it)" : "")));
        page.line(adopted.size() + " from " + from);
    }
}
