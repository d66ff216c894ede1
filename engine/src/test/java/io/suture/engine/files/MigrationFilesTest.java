// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.suture.core.problem.Problem;
import io.suture.core.problem.SutureException;
import io.suture.core.source.SourceFile;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationFilesTest {
    @TempDir
    Path folder;

    @Test
    void everything_below_the_folder_is_read_and_sorted_by_path() throws IOException {
        write("b.sql", "SELECT 2;");
        write("2.0.0/a.sql", "SELECT 1;");
        write("README.md", "# read me");
        List<SourceFile> files = MigrationFiles.read(folder);
        assertThat(files).extracting(SourceFile::path).containsExactly("2.0.0/a.sql", "README.md", "b.sql");
        assertThat(files.getFirst().text()).isEqualTo("SELECT 1;");
    }

    @Test
    void of_what_cannot_be_a_migration_only_the_name_is_read() throws IOException {
        write("dump.bin", "row values");
        assertThat(MigrationFiles.read(folder).getFirst().text()).isEmpty();
    }

    @Test
    void names_that_begin_with_a_dot_are_left_out() throws IOException {
        write(".git/1_a.sql", "");
        write("._1_a.sql", "");
        write("1_a.sql", "");
        assertThat(MigrationFiles.read(folder)).extracting(SourceFile::path).containsExactly("1_a.sql");
    }

    @Test
    void a_folder_that_is_hidden_itself_is_read_when_asked_for() throws IOException {
        write(".migrations/1_a.sql", "");
        assertThat(MigrationFiles.read(folder.resolve(".migrations"))).hasSize(1);
    }

    @Test
    void names_are_composed_so_that_every_machine_has_the_same_id() throws IOException {
        write("1_cafe\u0301.sql", "");
        assertThat(MigrationFiles.read(folder)).extracting(SourceFile::path).containsExactly("1_caf\u00e9.sql");
    }

    @Test
    void links_are_followed_and_loops_refused() throws IOException {
        write("real/1_a.sql", "SELECT 1;");
        Files.createSymbolicLink(folder.resolve("linked"), folder.resolve("real"));
        assertThat(MigrationFiles.read(folder))
                .extracting(SourceFile::path)
                .containsExactly("linked/1_a.sql", "real/1_a.sql");
        Files.createSymbolicLink(folder.resolve("real/loop"), folder);
        assertThat(problems()).extracting(Problem::code).contains("FILES-LOOP").containsOnly("FILES-LOOP");
    }

    @Test
    void a_link_to_nothing_and_a_file_too_large_are_in_one_list() throws IOException {
        Files.createSymbolicLink(folder.resolve("1_gone.sql"), folder.resolve("nowhere"));
        try (RandomAccessFile file =
                new RandomAccessFile(folder.resolve("2_data.sql").toFile(), "rw")) {
            file.setLength(MigrationFiles.MAX_BYTES + 1);
        }
        assertThat(problems())
                .extracting(Problem::code)
                .containsExactlyInAnyOrder("FILES-UNREADABLE", "FILES-TOO-LARGE");
        assertThat(problems()).extracting(Problem::what).anyMatch(what -> what.contains("1_gone.sql"));
    }

    @Test
    void a_file_nobody_may_read_is_the_environments_fault() throws IOException {
        Path file = write("1_a.sql", "");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(file), "the superuser of the operating system may read everything");
        assertThat(problems()).singleElement().satisfies(p -> {
            assertThat(p.code()).isEqualTo("FILES-UNREADABLE");
            assertThat(p.blame().exitCode()).isEqualTo(3);
        });
    }

    @Test
    void a_folder_that_does_not_exist_is_refused() {
        assertThatThrownBy(() -> MigrationFiles.read(folder.resolve("none"))).hasMessageContaining("FILES-FOLDER");
    }

    private Path write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private List<Problem> problems() {
        return catchThrowableOfType(SutureException.class, () -> MigrationFiles.read(folder))
                .problems();
    }
}
