// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.view;

import io.suture.cli.output.Page;
import io.suture.cli.output.View;
import io.suture.core.catalog.Difference;
import java.util.List;

/** What differs between two schemas: {@code diff}. */
public record DiffView(boolean equal, List<String> differences) implements View {
    public static DiffView of(List<Difference> found) {
        return new DiffView(
                found.isEmpty(), found.stream().map(Difference::text).toList());
    }

    @Override
    public void print(Page page) {
        differences.forEach(page::line);
        page.line(equal ? "the schemas are equal" : "they differ in " + differences.size());
    }

    @Override
    public int exitCode() {
        return equal ? 0 : 1;
    }
}
