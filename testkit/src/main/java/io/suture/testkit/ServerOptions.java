// SPDX-License-Identifier: Apache-2.0
package io.suture.testkit;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How an {@link EmbeddedServer} is started.
 *
 * @param major 14 to 18
 * @param durable whether commits survive a crash of the machine ({@code fsync}); off by default, for speed. A crash of the
 *     server alone loses nothing either way
 * @param settings server settings by name, added to or replacing those every embedded server has
 */
public record ServerOptions(int major, boolean durable, SortedMap<String, String> settings) {

    /** Logical decoding possible, room for many sessions, commits visible to decoding at once, loopback only. */
    private static final Map<String, String> COMMON = Map.of(
            "listen_addresses", "127.0.0.1",
            "unix_socket_directories", "",
            "wal_level", "logical",
            "max_connections", "200",
            "synchronous_commit", "on",
            "logging_collector", "on",
            "log_directory", "log",
            "log_filename", EmbeddedServer.LOG_NAME,
            "lc_messages", "C");

    /** @throws IllegalArgumentException for a major nobody supports, or a setting with a space, quote or backslash */
    public ServerOptions {
        if (!EmbeddedServer.MAJORS.contains(major)) {
            throw new IllegalArgumentException("PostgreSQL " + major + " is not one of " + EmbeddedServer.MAJORS);
        }
        settings.forEach((name, value) -> {
            if (!(name + value).matches("[\\w.,:/*%=+-]*")) {
                throw new IllegalArgumentException(
                        "the setting " + name + " cannot be given on a command line: " + value);
            }
        });
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    }

    /** A quick server of this major: not durable, common settings. */
    public static ServerOptions of(int major) {
        return new ServerOptions(major, false, new TreeMap<>());
    }

    /**
     * One for databases that are copied all the time and live for a second: autovacuum would hold on to them, and has nothing to do there;
     * nothing is replicated.
     */
    public static ServerOptions forScratch(int major) {
        return of(major)
                .with("autovacuum", "off")
                .with("wal_level", "minimal")
                .with("max_wal_senders", "0")
                .with("full_page_writes", "off")
                .with("max_wal_size", "4GB");
    }

    /** The same with {@code fsync = on}. */
    public ServerOptions asDurable() {
        return new ServerOptions(major, true, settings);
    }

    /** The same with one more setting, for example {@code with("deadlock_timeout", "200ms")}. */
    public ServerOptions with(String setting, String value) {
        SortedMap<String, String> more = new TreeMap<>(settings);
        more.put(setting, value);
        return new ServerOptions(major, durable, more);
    }

    /** Every setting the server gets on its command line. */
    Map<String, String> all() {
        SortedMap<String, String> all = new TreeMap<>(COMMON);
        all.put("fsync", durable ? "on" : "off");
        all.putAll(settings);
        return all;
    }
}
