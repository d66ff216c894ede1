// SPDX-License-Identifier: Apache-2.0
package io.suture.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages of operations and rules say what the code says; {@code make docs} prints them. */
class PagesTest {
    private static final Path ROOT = Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
            .filter(folder -> Files.exists(folder.resolve("Makefile")))
            .findFirst()
            .orElseThrow()
            .resolve("docs/reference");

    static Stream<Arguments> folders() {
        return Stream.of(
                Arguments.of("operations", OperationPages.all()),
                Arguments.of("rules", RulePages.all()),
                Arguments.of("data", TransformPages.all()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("folders")
    void each_has_its_page_and_nothing_else_has_one(String folder, Map<String, String> pages) throws IOException {
        if (Boolean.getBoolean("docs.write")) {
            Files.createDirectories(ROOT.resolve(folder));
            for (var page : pages.entrySet()) {
                Files.writeString(ROOT.resolve(page.getKey()), page.getValue());
            }
        }

        assertThat(pages)
                .allSatisfy((file, text) -> assertThat(ROOT.resolve(file))
                        .as("run `make docs`")
                        .content()
                        .isEqualTo(text));
        try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
            assertThat(files.map(f -> folder + "/" + f.getFileName())).allMatch(pages::containsKey);
        }
    }
}
