// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.List;

/**
 * A text file to which whole lines are added, each forced to disk, by several processes and threads at once. A last line that a
 * crash cut short counts for nothing.
 */
final class DurableLines {
    private DurableLines() {}

    /** What is done with lines before they are removed. */
    interface Taker {
        void take(List<String> lines) throws SQLException;
    }

    /** Adds a line. Folders are made. */
    static synchronized void add(Path file, String line) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (FileChannel channel = open(file);
                FileLock lock = channel.lock()) {
            long end = lines(channel).getBytes(StandardCharsets.UTF_8).length;
            channel.truncate(end).position(end);
            ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** Every line; none where there is no file. */
    static synchronized List<String> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return lines(channel).lines().toList();
        }
    }

    /** Gives every line away and then removes them; keeps them where taking fails. How many there were. */
    static synchronized int drain(Path file, Taker taker) throws IOException, SQLException {
        if (!Files.exists(file)) {
            return 0;
        }
        try (FileChannel channel = open(file);
                FileLock lock = channel.lock()) {
            List<String> lines = lines(channel).lines().toList();
            if (!lines.isEmpty()) {
                taker.take(lines);
                channel.truncate(0);
                channel.force(true);
            }
            return lines.size();
        }
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    private static String lines(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
        int read = 0;
        while (bytes.hasRemaining() && read >= 0) {
            read = channel.read(bytes, bytes.position());
        }
        String text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
        return text.substring(0, text.lastIndexOf('\n') + 1);
    }
}
