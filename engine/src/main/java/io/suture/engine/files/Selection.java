// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.files;

import io.suture.core.sql.ParseOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What to read.
 *
 * @param paths files, folders, or {@code -} for standard input
 * @param isolated whether each file is judged by itself, with {@code NAME.schema.sql} beside {@code NAME.sql} as what exists
 * @param schema SQL of what exists before the first file
 * @param layout by which a folder is read
 * @param input standard input, read when it is asked for
 */
public record Selection(
        List<Path> paths,
        boolean isolated,
        Optional<Path> schema,
        String layout,
        ParseOptions parsing,
        Supplier<String> input) {
    public Selection {
        paths = List.copyOf(paths);
    }
}
