// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import io.suture.cli.output.Console;
import io.suture.engine.connect.Surroundings;
import java.time.Clock;
import java.util.List;

/** Where the process starts. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Surroundings around = Surroundings.ofThisProcess();
        Console console = Console.ofThisProcess(around.variables());
        int exitCode = new CommandRun(new Context(console, around, Clock.systemUTC())).run(List.of(arguments));
        console.out().flush();
        System.exit(exitCode);
    }
}
