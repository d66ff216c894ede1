// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** A completion script for the fish shell (fish-shell documentation, "complete"). */
final class FishCompletion {
    private FishCompletion() {}

    static String of(CommandLine root) {
        List<String> lines = new ArrayList<>();
        lines.add("complete -c suture -f");
        root.getCommandSpec().options().forEach(o -> lines.add(option("__fish_use_subcommand", o)));
        root.getSubcommands().forEach((name, command) -> {
            lines.add("complete -c suture -n __fish_use_subcommand -a " + name + description(command));
            String inside = "'__fish_seen_subcommand_from " + name + "'";
            command.getCommandSpec().options().forEach(o -> lines.add(option(inside, o)));
            command.getCommandSpec().positionalParameters().stream()
                    .filter(p -> p.completionCandidates() != null)
                    .map(p -> "complete -c suture -n " + inside + " -a " + quoted(words(p.completionCandidates())))
                    .forEach(lines::add);
        });
        return String.join("\n", lines);
    }

    private static String option(String condition, OptionSpec option) {
        StringBuilder line = new StringBuilder("complete -c suture -n ").append(condition);
        for (String name : option.names()) {
            line.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
        }
        if (option.arity().max() > 0) {
            line.append(" -r");
        }
        if (option.completionCandidates() != null) {
            line.append(" -a ").append(quoted(words(option.completionCandidates())));
        }
        if (option.description().length > 0) {
            line.append(" -d ").append(quoted(option.description()[0]));
        }
        return line.toString();
    }

    private static String description(CommandLine command) {
        String[] lines = command.getCommandSpec().usageMessage().description();
        return lines.length == 0 ? "" : " -d " + quoted(lines[0]);
    }

    private static String words(Iterable<String> candidates) {
        return StreamSupport.stream(candidates.spliterator(), false).collect(Collectors.joining(" "));
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
