// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Somebody's real migrations, in the order they are applied: Diesel folders or pairs of {@code .up.sql} and {@code .down.sql}. */
record Corpus(List<Migration> migrations) {
    private static final String UP = ".up.sql";

    /** One step there, and one back where there is one. */
    record Migration(Path up, Optional<Path> down) {}

    static Corpus in(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> sorted = entries.filter(e -> Character.isDigit(name(e).charAt(0)))
                    .sorted(Comparator.comparing(Corpus::number))
                    .toList();
            List<Migration> migrations = new ArrayList<>();
            sorted.forEach(entry -> migration(entry).ifPresent(migrations::add));
            return new Corpus(migrations);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Migration> migration(Path entry) {
        if (Files.isDirectory(entry)) {
            return Optional.of(new Migration(entry.resolve("up.sql"), existing(entry.resolve("down.sql"))));
        }
        if (!name(entry).endsWith(UP)) {
            return Optional.empty();
        }
        String stem = name(entry).substring(0, name(entry).length() - UP.length());
        return Optional.of(new Migration(entry, existing(entry.resolveSibling(stem + ".down.sql"))));
    }

    private static Optional<Path> existing(Path file) {
        return Optional.of(file).filter(Files::exists);
    }

    private static BigInteger number(Path entry) {
        String digits = name(entry).replaceFirst("_.*", "").replaceAll("\\D", "");
        return new BigInteger(digits);
    }

    private static String name(Path entry) {
        return entry.getFileName().toString();
    }
}
