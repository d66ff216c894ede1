// SPDX-License-Identifier: Apache-2.0
package io.suture.core.source;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Layouts and front matter for people, printed from the code. */
public final class LayoutPage {
    private LayoutPage() {}

    /** A table of Markdown: what {@code --layout} may say, and what its files look like. */
    public static String layouts(Layouts layouts) {
        return layouts.all().stream()
                .map(layout -> "| `" + layout.name() + "` | " + layout.looksLike() + " |\n")
                .collect(Collectors.joining("", "| layout | files |\n| --- | --- |\n", ""));
    }

    /** A table of Markdown: the keys of front matter. */
    public static String frontMatter() {
        return Arrays.stream(FrontMatterKey.values())
                .map(key -> "| `" + key.display() + "` | " + key.form().words() + " | " + key.meaning() + " |\n")
                .collect(Collectors.joining("", "| key | value | meaning |\n| --- | --- | --- |\n", ""));
    }
}
