// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import io.suture.cli.output.OutputMode;
import io.suture.core.problem.Nearest;
import io.suture.core.problem.Problem;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Arguments that mean nothing, as a problem. */
final class Usage {
    private static final String CODE = "CLI-USAGE";

    private Usage() {}

    static Problem problem(ParameterException e) {
        CommandLine line = e.getCommandLine();
        return e instanceof UnmatchedArgumentException unmatched
                ? unmatched(unmatched.getUnmatched(), line)
                : Problem.user(CODE, String.valueOf(e.getMessage()), "", see(line));
    }

    static Problem noCommand(CommandLine line) {
        return Problem.user(CODE, "no command is given", "", see(line));
    }

    static Problem noForm(String command, OutputMode mode) {
        return Problem.user(
                CODE,
                "`suture " + command + "` has no answer in the form " + mode,
                "only lint's findings have the forms of code scanning and build servers",
                "write -o text or -o json");
    }

    private static Problem unmatched(List<String> arguments, CommandLine line) {
        String first = shown(arguments.getFirst());
        List<String> known = first.startsWith("-")
                ? line.getCommandSpec().options().stream()
                        .flatMap(o -> List.of(o.names()).stream())
                        .toList()
                : List.copyOf(line.getSubcommands().keySet());
        String all = arguments.stream().map(Usage::shown).collect(Collectors.joining(" "));
        return Problem.user(
                CODE,
                "not understood: " + all,
                "`" + line.getCommandSpec().qualifiedName() + "` has no such "
                        + (first.startsWith("-") ? "option" : "command or argument"),
                Nearest.to(first, known).map(n -> "did you mean " + n + "?").orElse(see(line)));
    }

    /** Without what could be a password: the value of an option, or a URL. */
    private static String shown(String argument) {
        if (argument.startsWith("-")) {
            int equals = argument.indexOf('=');
            return equals < 0 ? argument : argument.substring(0, equals);
        }
        return argument.contains("://") ? "(a URL)" : argument;
    }

    private static String see(CommandLine line) {
        return "see `" + line.getCommandSpec().qualifiedName() + " --help`";
    }
}
