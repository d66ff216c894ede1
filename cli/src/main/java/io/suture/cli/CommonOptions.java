// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import io.suture.cli.output.OutputMode;
import io.suture.engine.config.Configuration;
import io.suture.engine.config.Key;
import io.suture.engine.config.Wish;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that every command has. */
final class CommonOptions {
    @Option(names = "--url", paramLabel = "URL", description = "the database: postgres://… or jdbc:postgresql://…")
    private @Nullable String url;

    @Option(names = "--env", paramLabel = "NAME", description = "an environment of suture.yaml")
    private @Nullable String environment;

    @Option(names = "--config", paramLabel = "FILE", description = "the configuration; suture.yaml if there is one")
    private @Nullable String config;

    @Option(
            names = "--dir",
            paramLabel = "FOLDER",
            description = "the migrations; else `dir` of the configuration, else migrations")
    private @Nullable String dir;

    @Option(
            names = "--layout",
            paramLabel = "NAME",
            description = "auto, native, flyway, updown, diesel, prisma, goose or dbmate")
    private @Nullable String layout;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORM",
            defaultValue = "text",
            description = "text or json; JSON goes to standard output alone; lint has sarif, github and junit too")
    private OutputMode output = OutputMode.TEXT;

    @Option(names = "--dry-run", description = "change nothing; say what would be done")
    private boolean dryRun;

    @Option(names = "--debug", description = "say where in the program a defect arose")
    private boolean debug;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this text")
    private boolean help;

    /** Whether a database is named in the command itself. */
    boolean namesDatabase() {
        return url != null || environment != null;
    }

    Optional<String> layout() {
        return Optional.ofNullable(layout);
    }

    boolean isDryRun() {
        return dryRun;
    }

    OutputMode output() {
        return output;
    }

    boolean wantsHelp() {
        return help;
    }

    boolean isDebug() {
        return debug;
    }

    /** What options, environment and configuration say together; refuses with {@code CONFIG-…}. */
    Configuration configuration(Context context) {
        return Configuration.of(wish(), context.around());
    }

    /** The same, with options that only some commands have. */
    Configuration configuration(Context context, Map<Key, String> more) {
        Wish common = wish();
        Map<Key, String> options = new EnumMap<>(Key.class);
        options.putAll(common.options());
        options.putAll(more);
        return Configuration.of(new Wish(options, common.environment(), common.config()), context.around());
    }

    Wish wish() {
        Map<Key, String> options = new EnumMap<>(Key.class);
        put(options, Key.URL, url);
        put(options, Key.DIR, dir);
        put(options, Key.LAYOUT, layout);
        return new Wish(options, Optional.ofNullable(environment), Optional.ofNullable(config));
    }

    private static void put(Map<Key, String> options, Key key, @Nullable String value) {
        if (value != null) {
            options.put(key, value);
        }
    }
}
