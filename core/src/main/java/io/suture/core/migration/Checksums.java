// SPDX-License-Identifier: Apache-2.0
package io.suture.core.migration;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a migration was when it ran.
 *
 * @param bytes of its file, as {@code sha256sum} prints it; of several files: of their checksums
 * @param parts of the tokens of each part it has, so that white space and comments do not count
 */
public record Checksums(Checksum bytes, SortedMap<Part, Checksum> parts) {
    private static final String BYTES = "bytes";

    public Checksums {
        parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
    }

    /** One line for the journal: {@code bytes=… front-matter=… up=…}. */
    public String toText() {
        String rest = parts.entrySet().stream()
                .map(e -> " " + e.getKey().display() + "=" + e.getValue())
                .collect(Collectors.joining());
        return BYTES + "=" + bytes + rest;
    }

    /** The inverse of {@link #toText()}. */
    public static Checksums parse(String text) {
        Map<String, Checksum> named = new HashMap<>();
        for (String pair : text.split(" ")) {
            int equals = pair.indexOf('=');
            named.put(pair.substring(0, equals), new Checksum(pair.substring(equals + 1)));
        }
        Checksum bytes = Objects.requireNonNull(named.remove(BYTES), "no checksum of the bytes");
        SortedMap<Part, Checksum> parts = new TreeMap<>();
        named.forEach((name, checksum) -> Part.find(name).ifPresent(part -> parts.put(part, checksum)));
        return new Checksums(bytes, parts);
    }

    /** The parts whose tokens differ, in order. */
    public List<Part> changedFrom(Checksums before) {
        return Arrays.stream(Part.values())
                .filter(part -> !Objects.equals(parts.get(part), before.parts.get(part)))
                .toList();
    }
}
