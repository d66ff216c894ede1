// SPDX-License-Identifier: Apache-2.0
package io.suture.core.sql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Real migrations: every {@code .sql} file below the folder that the environment variable SUTURE_CORPORA names. */
public final class Corpora {
    /** A file's path below the folder, and its text. */
    public record Text(String path, String sql) {}

    /** The one file that PostgreSQL refuses: a semicolon is missing in it. */
    public static final String BROKEN = "crates.io/20170318181441_downloads_need_no_id/down.sql";

    private Corpora() {}

    /** In the order of their paths; the test that asks is skipped where there are none. */
    public static List<Text> texts() {
        String folder = System.getenv("SUTURE_CORPORA");
        Assumptions.assumeTrue(folder != null, "SUTURE_CORPORA does not name a folder of migrations");
        Path root = Path.of(folder);
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(p -> p.toString().endsWith(".sql"))
                    .sorted()
                    .map(p -> new Text(root.relativize(p).toString(), read(p)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
