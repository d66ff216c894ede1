// SPDX-License-Identifier: Apache-2.0
package io.suture.bench.peer;

import java.nio.file.Path;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.command.CommandScope;
import liquibase.command.core.UpdateCommandStep;
import liquibase.command.core.helpers.DbUrlConnectionArgumentsCommandStep;
import liquibase.command.core.helpers.ShowSummaryArgument;
import liquibase.resource.DirectoryResourceAccessor;
import liquibase.ui.LoggerUIService;

/** Liquibase by its API, changelogs as formatted SQL, its messages and statistics off. Arguments: JDBC URL, folder. */
public final class LiquibaseMain {
    /** The file in the folder that names all others. */
    public static final String MASTER = "changelog.xml";

    private static final Logger LOGGERS = Logger.getLogger("");

    private LiquibaseMain() {}

    public static void main(String[] arguments) throws Exception {
        Stopwatch watch = new Stopwatch();
        System.setProperty("liquibase.analytics.enabled", "false");
        LOGGERS.setLevel(Level.OFF);
        Map<String, Object> scope = Map.of(
                Scope.Attr.ui.name(), new LoggerUIService(),
                Scope.Attr.resourceAccessor.name(), new DirectoryResourceAccessor(Path.of(arguments[1])));
        Scope.child(
                scope,
                () -> new CommandScope(UpdateCommandStep.COMMAND_NAME)
                        .addArgumentValue(DbUrlConnectionArgumentsCommandStep.URL_ARG, arguments[0])
                        .addArgumentValue(UpdateCommandStep.CHANGELOG_FILE_ARG, MASTER)
                        .addArgumentValue(ShowSummaryArgument.SHOW_SUMMARY, UpdateSummaryEnum.OFF)
                        .execute());
        watch.lap("run");
    }
}
