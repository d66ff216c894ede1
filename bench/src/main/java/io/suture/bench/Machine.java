// SPDX-License-Identifier: Apache-2.0
package io.suture.bench;

import io.suture.testkit.EmbeddedServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import liquibase.util.LiquibaseUtil;
import org.flywaydb.core.internal.license.VersionPrinter;

/** What everything ran on, in one line each. */
final class Machine {
    private Machine() {}

    /** @param load the load average when the bench began: other people's work counts in every figure */
    static List<String> lines(EmbeddedServer server, double load) throws SQLException {
        return List.of(
                "machine: %s, %d cores, %s %s"
                        .formatted(
                                processor(),
                                Runtime.getRuntime().availableProcessors(),
                                System.getProperty("os.name"),
                                System.getProperty("os.arch")),
                String.format(Locale.ROOT, "load average when it began: %.2f", load),
                "PostgreSQL " + serverVersion(server) + ", embedded, on loopback, `fsync` off",
                "Java " + Runtime.version(),
                "Flyway " + VersionPrinter.getVersion() + ", Liquibase " + LiquibaseUtil.getBuildVersion());
    }

    static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static String processor() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown processor");
        } catch (IOException e) {
            return "unknown processor";
        }
    }

    private static String serverVersion(EmbeddedServer server) throws SQLException {
        try (Connection connection = server.connect("postgres");
                ResultSet row = connection.createStatement().executeQuery("SHOW server_version")) {
            row.next();
            return row.getString(1);
        }
    }
}
