// SPDX-License-Identifier: Apache-2.0
package io.suture.docs;

import io.suture.cli.CommandTree;
import io.suture.core.migration.LifeCycle;
import io.suture.core.migration.MigrationEvent;
import io.suture.core.migration.MigrationState;
import io.suture.core.source.FrontMatterKey;
import io.suture.engine.config.Key;
import io.suture.engine.connect.Purpose;
import io.suture.engine.connect.Sessions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine;

/** The pages of {@code docs/reference} that are printed from the code. Each answers its text in Markdown. */
enum Reference {
    STATES("states.md") {
        @Override
        String text(Path root) {
            return Markdown.page("The states of a migration")
                    .text("A migration is in one of these states in a database. What is not an arrow cannot happen.")
                    .table(
                            List.of("state", "meaning"),
                            Arrays.stream(MigrationState.values())
                                    .map(s -> List.of("`" + s.display() + "`", s.meaning()))
                                    .toList())
                    .block("mermaid", "stateDiagram-v2\n" + arrows())
                    .table(
                            List.of("event", "cause"),
                            Arrays.stream(MigrationEvent.values())
                                    .map(e -> List.of(e.display(), e.cause()))
                                    .toList())
                    .toString();
        }

        private String arrows() {
            return LifeCycle.table().stream()
                    .map(t -> "    " + t.from().display() + " --> " + t.to().display() + ": "
                            + t.event().display())
                    .collect(Collectors.joining("\n"));
        }
    },

    FRONT_MATTER("front-matter.md") {
        @Override
        String text(Path root) {
            return Markdown.page("Front matter")
                    .text(
                            "Keys that may stand in the YAML of a migration's leading comment. Every other key is refused.")
                    .table(
                            List.of("key", "value", "what it is for"),
                            Arrays.stream(FrontMatterKey.values())
                                    .map(k -> List.of(
                                            "`" + k.display() + "`", k.form().words(), k.meaning()))
                                    .toList())
                    .toString();
        }
    },

    SETTINGS("settings.md") {
        @Override
        String text(Path root) {
            return Markdown.page("Settings")
                    .text("The strongest source wins: option, environment variable, the chosen environment of"
                            + " `suture.yaml`, the top of the file, default. One exception: the `url` of an environment"
                            + " that was chosen by name beats `DATABASE_URL`, which is often set for something else.")
                    .table(
                            List.of("in `suture.yaml`", "option", "variable", "default", "meaning"),
                            Arrays.stream(Key.values())
                                    .map(k -> List.of(
                                            "`" + k.path() + "`",
                                            k.option().map(Markdown::code).orElse(""),
                                            k.variable().map(Markdown::code).orElse(""),
                                            k.otherwise().map(Markdown::code).orElse(""),
                                            k.meaning()))
                                    .toList())
                    .toString();
        }
    },

    COMMANDS("commands.md") {
        @Override
        String text(Path root) {
            CommandLine suture = CommandTree.all();
            Markdown page = Markdown.page("Commands")
                    .text(
                            "Names, options, exit codes and JSON fields are a contract; text output is for people and may change."
                                    + " Exit codes are the same in every output mode.")
                    .block("text", usage(suture));
            suture.getSubcommands()
                    .forEach((name, command) -> page.heading("suture " + name).block("text", usage(command)));
            return page.toString();
        }

        private String usage(CommandLine command) {
            return command.getUsageMessage(CommandLine.Help.Ansi.OFF).stripTrailing();
        }
    },

    SESSIONS("sessions.md") {
        @Override
        String text(Path root) {
            Markdown page = Markdown.page("Sessions")
                    .text(
                            "What Suture sets in every session of its own, whatever the role, the database or the configuration of"
                                    + " the server say. Set in one round trip after connecting; through a pooler only once it is known"
                                    + " to pool by session. Everything not listed stays as the role or the database says.");
            for (Purpose purpose : List.of(Purpose.MIGRATE, Purpose.READ)) {
                page.heading("`" + purpose.applicationName() + "`")
                        .table(
                                List.of("setting", "value", "why"),
                                Sessions.settings(purpose).stream()
                                        .map(s -> List.of("`" + s.name() + "`", value(s.value()), s.why()))
                                        .toList());
            }
            return page.toString();
        }

        private String value(String sql) {
            boolean literal = sql.startsWith("'") && sql.indexOf('\'', 1) == sql.length() - 1;
            return literal ? Markdown.code(sql.substring(1, sql.length() - 1)) : "see there";
        }
    },

    PROBLEMS("problems.md") {
        @Override
        String text(Path root) throws IOException {
            SortedMap<String, List<ProblemCall>> rooms = new TreeMap<>(ProblemCalls.in(List.of(
                            root.resolve("core/src/main/java"),
                            root.resolve("engine/src/main/java"),
                            root.resolve("cli/src/main/java")))
                    .stream()
                    .sorted(Comparator.comparing(ProblemCall::code))
                    .collect(Collectors.groupingBy(ProblemCall::room)));
            Markdown page = Markdown.page("Problem codes")
                    .text("Everything Suture refuses or reports, by code. `…` stands for what is known only then.");
            rooms.forEach((room, calls) -> page.heading(room)
                    .text(calls.stream().map(ProblemCall::entry).distinct().collect(Collectors.joining("\n"))));
            return page.toString();
        }
    };

    private final String file;

    Reference(String file) {
        this.file = file;
    }

    /** Where the page lies below the project's folder. */
    Path path() {
        return Path.of("docs", "reference", file);
    }

    /** The page as it has to be. */
    abstract String text(Path root) throws IOException;
}
