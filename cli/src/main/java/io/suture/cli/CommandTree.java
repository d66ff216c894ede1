// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;

/** Every command, in the order of the help; only the one that is named is set up, which halves the time to start. */
public final class CommandTree {
    private CommandTree() {}

    private static Map<String, Supplier<Command>> commands() {
        Map<String, Supplier<Command>> all = new LinkedHashMap<>();
        all.put("init", InitCommand::new);
        all.put("new", NewCommand::new);
        all.put("convert", ConvertCommand::new);
        all.put("lint", LintCommand::new);
        all.put("trace", TraceCommand::new);
        all.put("plan", PlanCommand::new);
        all.put("rehearse", RehearseCommand::new);
        all.put("assess", AssessCommand::new);
        all.put("approve", ApproveCommand::new);
        all.put("reject", RejectCommand::new);
        all.put("checklist", ChecklistCommand::new);
        all.put("migrate", MigrateCommand::new);
        all.put("data", DataCommand::new);
        all.put("complete", CompleteCommand::new);
        all.put("undo", UndoCommand::new);
        all.put("pause", PauseCommand::new);
        all.put("resume", ResumeCommand::new);
        all.put("throttle", ThrottleCommand::new);
        all.put("status", StatusCommand::new);
        all.put("verify", VerifyCommand::new);
        all.put("diff", DiffCommand::new);
        all.put("snapshot", SnapshotCommand::new);
        all.put("ledger", LedgerCommand::new);
        all.put("baseline", BaselineCommand::new);
        all.put("resolve", ResolveCommand::new);
        all.put("docs", DocsCommand::new);
        all.put("doctor", DoctorCommand::new);
        all.put("demo", DemoCommand::new);
        all.put("completion", CompletionCommand::new);
        return all;
    }

    /** With the one command that the arguments begin with, or with all of them. */
    static CommandLine of(List<String> arguments) {
        Map<String, Supplier<Command>> all = commands();
        String first = arguments.isEmpty() ? "" : arguments.getFirst();
        boolean one = all.containsKey(first) && !first.equals("completion");
        CommandLine line = new CommandLine(new RootCommand());
        all.forEach((name, command) -> {
            if (!one || name.equals(first)) {
                line.addSubcommand(name, command.get());
            }
        });
        return line.setCaseInsensitiveEnumValuesAllowed(true).setUsageHelpLongOptionsMaxWidth(24);
    }

    /** With all of them, for help, completion and the reference page. */
    public static CommandLine all() {
        return of(List.of());
    }
}
