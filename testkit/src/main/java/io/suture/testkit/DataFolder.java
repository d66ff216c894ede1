// SPDX-License-Identifier: Apache-2.0
package io.suture.testkit;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/**
 * The folder of a server's data. A locked file beside it says that its process lives; the kernel takes the lock back with the process. What has
 * none was left behind by a process that was killed, and goes when another one makes a folder.
 */
final class DataFolder {
    private static final Path ALL = Path.of(System.getProperty("java.io.tmpdir"), "suture-postgres");
    private static final String LOCK = ".lock";

    /** Between making the file and locking it. */
    private static final Duration TOO_NEW = Duration.ofMinutes(1);

    /** Never opened a second time: whoever closes a file lets go of every lock that the process has on it (fcntl(2)). */
    private static final Map<Path, FileChannel> OWN = new ConcurrentHashMap<>();

    private DataFolder() {}

    /** The path of a folder that is not there yet, this process's own. */
    static synchronized Path reserve() {
        try {
            Files.createDirectories(ALL);
            removeLeftBehind();
            Path folder = ALL.resolve(UUID.randomUUID().toString());
            FileChannel file = FileChannel.open(lock(folder), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            file.lock();
            OWN.put(folder, file);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With everything in it; the server has been stopped. */
    static void remove(Path folder) {
        FileUtils.deleteQuietly(folder.toFile());
        FileChannel file = OWN.remove(folder);
        if (file != null) {
            try {
                Files.deleteIfExists(lock(folder));
                file.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static void removeLeftBehind() throws IOException {
        List<Path> folders;
        try (Stream<Path> all = Files.list(ALL)) {
            folders = all.map(Path::toString)
                    .filter(name -> name.endsWith(LOCK))
                    .map(name -> Path.of(name.substring(0, name.length() - LOCK.length())))
                    .filter(folder -> !OWN.containsKey(folder))
                    .toList();
        }
        for (Path folder : folders) {
            removeIfLeftBehind(folder);
        }
    }

    private static void removeIfLeftBehind(Path folder) throws IOException {
        File made = lock(folder).toFile();
        if (Instant.ofEpochMilli(made.lastModified()).plus(TOO_NEW).isAfter(Instant.now())) {
            return;
        }
        try (FileChannel file = FileChannel.open(lock(folder), StandardOpenOption.WRITE);
                FileLock lock = file.tryLock()) {
            if (lock != null) {
                Postmaster.on(folder).ifPresent(Postmaster::stopImmediately);
                FileUtils.deleteQuietly(folder.toFile());
                Files.deleteIfExists(lock(folder));
            }
        } catch (NoSuchFileException anotherOneWasFaster) {
            // gone is what was wanted
        }
    }

    private static Path lock(Path folder) {
        return folder.resolveSibling(folder.getFileName() + LOCK);
    }
}
