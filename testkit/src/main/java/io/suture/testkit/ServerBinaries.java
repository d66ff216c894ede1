// SPDX-License-Identifier: Apache-2.0
package io.suture.testkit;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Where the packed server of one major is found: one archive a major in a folder, because a class path can hold only one.
 *
 * <p>The folder is the system property {@value #FOLDER_PROPERTY}, else {@code postgres/} beside the jar or class folder
 * this class was loaded from (the build puts it there). Without an archive there, the class path is asked.
 *
 * @param major for example 15
 */
record ServerBinaries(int major) implements PgBinaryResolver {
    static final String FOLDER_PROPERTY = "suture.postgres.binaries";

    @Override
    public InputStream getPgBinary(String system, String machineHardware) throws IOException {
        Optional<Path> archive = archive();
        return archive.isPresent()
                ? unzipServer(archive.get())
                : DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machineHardware);
    }

    private Optional<Path> archive() throws IOException {
        Path folder = folder();
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.getFileName().toString().matches(".*-" + major + "\\.[0-9.]+\\.jar"))
                    .findAny();
        }
    }

    private static Path folder() {
        String given = System.getProperty(FOLDER_PROPERTY);
        return given != null ? Path.of(given) : Path.of(ownLocation()).resolveSibling("postgres");
    }

    private static URI ownLocation() {
        try {
            return ServerBinaries.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the location of the testkit is not a path", e);
        }
    }

    private static InputStream unzipServer(Path archive) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new BufferedInputStream(Files.newInputStream(archive)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().endsWith(".txz")) {
                    return new ByteArrayInputStream(zip.readAllBytes());
                }
            }
        }
        throw new IOException(archive + " holds no packed server");
    }
}
