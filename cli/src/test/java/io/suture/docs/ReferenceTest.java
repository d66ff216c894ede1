// SPDX-License-Identifier: Apache-2.0
package io.suture.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Printed pages say what the code says; {@code make docs} prints them. */
class ReferenceTest {
    private static final Path ROOT = Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
            .filter(folder -> Files.exists(folder.resolve("Makefile")))
            .findFirst()
            .orElseThrow();

    @ParameterizedTest
    @EnumSource(Reference.class)
    void a_printed_page_says_what_the_code_says(Reference page) throws IOException {
        Path file = ROOT.resolve(page.path());
        String text = page.text(ROOT);
        if (Boolean.getBoolean("docs.write")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }

        assertThat(file).as("run `make docs`").content().isEqualTo(text);
    }
}
