// SPDX-License-Identifier: Apache-2.0
package io.suture.testkit.school;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** The example's files, as they lie in the jar. */
public final class ExampleFiles {
    private static final String ROOT = "/io/suture/examples/school-health/";

    /** The migrations in the order they run, as paths below the folder of migrations. */
    public static final List<String> MIGRATIONS = List.of(
            "1.1.0/0001_records_name_who_signed.sql",
            "1.1.0/0002_records_of_a_student.sql",
            "1.1.0/0003_records_belong_to_a_student.sql",
            "1.1.0/0004_records_have_their_time.sql",
            "1.1.0/0005_student_numbers_are_unique.sql",
            "1.1.0/0006_temperatures_are_possible.sql",
            "1.1.0/0007_consents.sql",
            "1.1.0/0008_revisions_do_not_run_out.sql",
            "1.2.0/0009_records_have_entries.yaml",
            "1.2.0/0010_doses_have_units.yaml");

    private ExampleFiles() {}

    /** The SQL of the tables before the first migration. */
    public static String schema() {
        return text("schema.sql");
    }

    /** The SQL of the rows. */
    public static String seed() {
        return text("seed.sql");
    }

    /** The text of one of {@link #MIGRATIONS}. */
    public static String migration(String path) {
        return text("migrations/" + path);
    }

    /** Writes the migrations into a folder, as a team would keep them. */
    public static void writeMigrations(Path folder) {
        try {
            for (String path : MIGRATIONS) {
                Path file = folder.resolve(path);
                Files.createDirectories(Objects.requireNonNull(file.getParent()));
                Files.writeString(file, migration(path));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the example's migrations could not be written to " + folder, e);
        }
    }

    private static String text(String path) {
        try (InputStream in = Objects.requireNonNull(ExampleFiles.class.getResourceAsStream(ROOT + path), path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
