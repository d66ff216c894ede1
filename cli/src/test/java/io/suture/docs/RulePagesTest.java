// SPDX-License-Identifier: Apache-2.0
package io.suture.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages of rules say what the rules say; {@code make docs} prints them. */
class RulePagesTest {
    private static final Path ROOT = Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
            .filter(folder -> Files.exists(folder.resolve("Makefile")))
            .findFirst()
            .orElseThrow()
            .resolve("docs/reference");

    @Test
    void every_rule_has_its_page_and_nothing_else_has_one() throws IOException {
        Map<String, String> pages = RulePages.all();
        if (Boolean.getBoolean("docs.write")) {
            Files.createDirectories(ROOT.resolve("rules"));
            for (var page : pages.entrySet()) {
                Files.writeString(ROOT.resolve(page.getKey()), page.getValue());
            }
        }

        assertThat(pages)
                .allSatisfy((file, text) -> assertThat(ROOT.resolve(file))
                        .as("run `make docs`")
                        .content()
                        .isEqualTo(text));
        try (Stream<Path> files = Files.list(ROOT.resolve("rules"))) {
            assertThat(files.map(f -> "rules/" + f.getFileName())).allMatch(pages::containsKey);
        }
    }
}
