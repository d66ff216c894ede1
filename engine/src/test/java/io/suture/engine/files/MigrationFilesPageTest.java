// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.core.migration.Condition;
import io.suture.core.migration.Migration;
import io.suture.core.migration.MigrationId;
import io.suture.core.migration.MigrationSet;
import io.suture.core.source.Layout;
import io.suture.core.source.Layouts;
import io.suture.core.source.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the reference page shows is read by the code it describes. */
class MigrationFilesPageTest {
    @Test
    void its_example_is_read_whole() throws IOException {
        Migration migration = example()
                .find(MigrationId.of("0010_add_vital_signs"))
                .orElseThrow()
                .migration();
        assertThat(migration.description()).isEqualTo("Add vital signs");
        assertThat(migration.about().phi().fields()).containsExactly("vital_signs.value");
        assertThat(migration.preconditions())
                .extracting(Condition::name)
                .containsExactly("table vital_signs must not exist", "every patient has a ward");
        assertThat(migration.up().text()).startsWith("CREATE TABLE vital_signs");
        assertThat(migration.down().orElseThrow().text()).startsWith("DROP TABLE");
        assertThat(migration.verifications()).hasSize(1);
    }

    @Test
    void its_release_file_is_read() throws IOException {
        assertThat(example().releases()).singleElement().satisfies(release -> {
            assertThat(release.breaking()).isTrue();
            assertThat(release.deprecated()).containsExactly("legacyAuditFormat");
            assertThat(release.minimum()).hasToString("Optional[1.5.0]");
        });
    }

    @Test
    void it_lists_every_layout() throws IOException {
        String page = page();
        assertThat(Layouts.installed().all())
                .extracting(Layout::name)
                .allMatch(name -> page.contains("| `" + name + "` |"));
    }

    private static MigrationSet example() throws IOException {
        return Layouts.installed()
                .read(
                        List.of(
                                file("2.0.0/0010_add_vital_signs.sql", block("sql")),
                                file("2.0.0/release.yaml", block("yaml"))),
                        Layouts.AUTO);
    }

    private static SourceFile file(String path, String text) {
        return new SourceFile(path, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String block(String language) throws IOException {
        String begin = "```" + language + "\n";
        String page = page();
        int start = page.indexOf(begin) + begin.length();
        return page.substring(start, page.indexOf("```", start));
    }

    private static String page() throws IOException {
        Path page = Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
                .map(folder -> folder.resolve("docs/reference/migration-files.md"))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
        return Files.readString(page);
    }
}
