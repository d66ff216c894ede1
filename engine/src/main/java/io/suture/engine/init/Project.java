// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.init;

import io.suture.engine.config.Key;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** A folder in which migrations are going to live. */
public final class Project {
    private Project() {}

    /**
     * A configuration in which every setting is explained and none is set, and the folder of the migrations.
     *
     * @param directory of the configuration
     * @param migrations absolute
     */
    public static NewFiles files(Path directory, Path migrations) {
        return new NewFiles()
                .file(directory.resolve("suture.yaml"), configuration())
                .folder(migrations);
    }

    private static String configuration() {
        String settings = Arrays.stream(Key.values())
                .filter(k -> !k.path().contains("."))
                .map(Project::setting)
                .collect(Collectors.joining("\n"));
        return """
                # Settings of Suture. Options and environment variables beat them; docs/reference/settings.md has the whole table.

                %s
                # Each of them can differ in an environment, which is chosen with --env NAME:
                # environments:
                #   staging:
                #     url: ${STAGING_DATABASE_URL}
                #     protection: staging
                """.formatted(settings);
    }

    private static String setting(Key key) {
        String value = key.otherwise().map(v -> " " + v).orElse("");
        return "# " + key.meaning().replace("`", "") + "\n# " + key.path() + ":" + value + "\n";
    }
}
