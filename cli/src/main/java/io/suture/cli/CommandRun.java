// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import io.suture.cli.output.Console;
import io.suture.cli.output.Output;
import io.suture.cli.output.OutputMode;
import io.suture.core.problem.SutureException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** One run of the command line, from arguments to exit code. */
final class CommandRun {
    private final Context context;

    CommandRun(Context context) {
        this.context = context;
    }

    /** 0 done, 1 something found, 2 the user's input, 3 the environment, 70 a defect of ours. */
    int run(List<String> arguments) {
        OutputMode mode = OutputMode.askedFor(arguments);
        Output output = new Output(context.console(), mode);
        CommandLine line = line(arguments);
        try {
            ParseResult parsed = line.parseArgs(arguments.toArray(String[]::new));
            if (CommandLine.executeHelpRequest(parsed) != null) {
                return 0;
            }
            if (!parsed.hasSubcommand()) {
                return output.refuse(List.of(Usage.noCommand(line)));
            }
            Command command = parsed.subcommand().commandSpec().commandLine().getCommand();
            return command.forms().contains(mode)
                    ? output.show(command.answer(context))
                    : output.refuse(List.of(
                            Usage.noForm(parsed.subcommand().commandSpec().name(), mode)));
        } catch (ParameterException e) {
            return output.refuse(List.of(Usage.problem(e)));
        } catch (SutureException e) {
            return output.refuse(e.problems());
        } catch (Exception | StackOverflowError | OutOfMemoryError e) {
            return output.refuse(List.of(Defect.problem(e, context.console(), arguments.contains("--debug"))));
        }
    }

    private CommandLine line(List<String> arguments) {
        Console console = context.console();
        Ansi ansi = console.outTerminal() && console.colour() ? Ansi.ON : Ansi.OFF;
        return CommandTree.of(arguments)
                .setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8))
                .setColorScheme(CommandLine.Help.defaultColorScheme(ansi));
    }
}
