// SPDX-License-Identifier: Apache-2.0
package io.suture.cli;

import io.suture.cli.demo.Demo;
import io.suture.cli.demo.DemoOptions;
import io.suture.cli.demo.DemoView;
import io.suture.cli.demo.Progress;
import io.suture.cli.output.View;
import java.sql.SQLException;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code suture demo}. */
@CommandLine.Command(
        name = "demo",
        description =
                "change a database of a million rows under live traffic, killed in the middle; needs nothing but this",
        footer = {"", "Takes two to three minutes. Everything it starts is stopped and removed at the end."})
final class DemoCommand implements Command {
    @Mixin
    private CommonOptions common = new CommonOptions();

    @Option(
            names = "--records",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "rows of the large table, a multiple of 50 and at least 1000")
    private long records = 1_000_000;

    @Override
    public View answer(Context context) throws SQLException {
        DemoOptions options = DemoOptions.defaults().withRecords(records);
        Progress progress = new Progress(context.console().err()::println);
        return DemoView.of(new Demo(options, progress).run(), options);
    }
}
