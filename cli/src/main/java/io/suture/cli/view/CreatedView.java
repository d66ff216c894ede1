// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.view;

import io.suture.cli.output.Page;
import io.suture.cli.output.View;
import java.nio.file.Path;
import java.util.List;

/**
 * Files that were made, or would be: {@code init} and {@code new}.
 *
 * @param created paths as the user would write them
 */
public record CreatedView(List<String> created, boolean dryRun) implements View {
    /** @param from paths are shown relative to this folder */
    public static CreatedView of(List<Path> created, Path from, boolean dryRun) {
        return new CreatedView(
                created.stream()
                        .map(p -> p.startsWith(from) ? from.relativize(p) : p)
                        .map(Path::toString)
                        .toList(),
                dryRun);
    }

    @Override
    public void print(Page page) {
        created.forEach(path -> page.line((dryRun ? "would make " : "made ") + path));
    }
}
