// SPDX-License-Identifier: Apache-2.0
package io.suture.core.source;

import io.suture.core.migration.Checksum;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A file as it was read: its path below the migrations folder and its bytes. Immutable.
 *
 * <p>Equal by path and checksum.
 */
public final class SourceFile implements Comparable<SourceFile> {
    private final String path;
    private final byte[] bytes;
    private final Checksum checksum;

    /**
     * @param path relative, with {@code /}
     * @param bytes copied; none for a file of which only the name matters
     */
    public SourceFile(String path, byte[] bytes) {
        if (path.isEmpty() || path.startsWith("/")) {
            throw new IllegalArgumentException("a path is relative and has / between its parts: " + path);
        }
        this.path = path;
        this.bytes = bytes.clone();
        this.checksum = Checksum.ofBytes(bytes);
    }

    public String path() {
        return path;
    }

    /** A copy. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The last part of the path. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The path without its last part; empty at the top. */
    public String folder() {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    /** The name of the folder it lies in; empty at the top. */
    public String folderName() {
        return folder().substring(folder().lastIndexOf('/') + 1);
    }

    /** Whether the name ends so, in any case. */
    public boolean endsWith(String suffix) {
        return path.regionMatches(true, path.length() - suffix.length(), suffix, 0, suffix.length());
    }

    /** The name without this ending, which it has in some case. */
    String nameWithout(String suffix) {
        return name().substring(0, name().length() - suffix.length());
    }

    /** Whether these ASCII characters stand anywhere in it. */
    boolean contains(String ascii) {
        byte[] wanted = ascii.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i <= bytes.length - wanted.length; i++) {
            if (bytes[i] == wanted[0] && Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
                return true;
            }
        }
        return false;
    }

    public boolean isSql() {
        return endsWith(".sql");
    }

    /** SHA-256 of the bytes. */
    public Checksum checksum() {
        return checksum;
    }

    /** Of one file: its own. Of several: of their checksums, a line each, in the order given. */
    static Checksum checksum(List<SourceFile> files) {
        return files.size() == 1
                ? files.getFirst().checksum()
                : Checksum.ofText(files.stream().map(f -> f.checksum() + "\n").collect(Collectors.joining()));
    }

    /** The bytes as UTF-8, without a byte-order mark; {@code FILE-NOT-UTF8} names the first byte that is not. */
    public String text() {
        return Utf8.decode(path, bytes);
    }

    @Override
    public int compareTo(SourceFile other) {
        return path.compareTo(other.path);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SourceFile file && path.equals(file.path) && checksum.equals(file.checksum);
    }

    @Override
    public int hashCode() {
        return Objects.hash(path, checksum);
    }

    @Override
    public String toString() {
        return path;
    }
}
