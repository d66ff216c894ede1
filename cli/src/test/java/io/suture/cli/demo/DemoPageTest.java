// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.suture.cli.demo.DemoResult.Kill;
import io.suture.cli.demo.DemoResult.LedgerHead;
import io.suture.cli.demo.DemoResult.Releases;
import io.suture.cli.demo.DemoResult.Run;
import io.suture.cli.output.Console;
import io.suture.cli.output.Output;
import io.suture.cli.output.OutputMode;
import io.suture.testkit.workload.Felt;
import io.suture.testkit.workload.Reconciliation;
import io.suture.testkit.workload.WorkloadReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DemoPageTest {
    private static final Run OURS = run(12_345, 0, Duration.ofMillis(118), List.of(350L, 340L, 345L, 350L), 7);
    private static final Run PLAIN = run(6_002, 0, Duration.ofMillis(5_940), List.of(350L, 0L, 0L, 120L), 7);
    private static final Kill KILL = new Kill(Optional.of(43), true);
    private static final Releases RELEASES = new Releases(true, 2, 2, new Reconciliation(4_100, 0, 0, 0, 0, List.of()));
    private static final LedgerHead LEDGER = new LedgerHead(true, 37, "4c1f0a");

    @Test
    void the_page_reads_as_approved() throws IOException {
        assertThat(shown(
                        new DemoResult(1_000_000, 7, OURS, KILL, RELEASES, PLAIN, Optional.empty(), LEDGER),
                        OutputMode.TEXT))
                .isEqualTo(approved("page.txt") + "exit code 0\n");
    }

    @Test
    void the_json_reads_as_approved() throws IOException {
        assertThat(shown(
                        new DemoResult(1_000_000, 7, OURS, KILL, RELEASES, PLAIN, Optional.empty(), LEDGER),
                        OutputMode.JSON))
                .isEqualTo(approved("page.json") + "exit code 0\n");
    }

    @Test
    void a_promise_not_kept_is_said_and_is_the_exit_code() {
        Run failed = run(12_345, 1, Duration.ofMillis(118), List.of(350L), 6);
        DemoResult result = new DemoResult(
                1_000_000,
                7,
                failed,
                Kill.NONE,
                RELEASES,
                PLAIN,
                Optional.of("40P01"),
                new LedgerHead(false, 37, "4c1f0a"));

        assertThat(shown(result, OutputMode.TEXT))
                .contains("ledger NOT verified")
                .contains("the plain runner was stopped by SQLSTATE 40P01")
                .contains("not killed: the index was built before it could be caught")
                .endsWith("the promise was NOT kept\nexit code 1\n");
    }

    private static Run run(long statements, long failures, Duration longest, List<Long> pulse, int applied) {
        TreeMap<String, Long> states = new TreeMap<>();
        if (failures > 0) {
            states.put("55P03", failures);
        }
        Felt felt = new Felt(
                statements, states, 0, 0, longest, Duration.ofMillis(1), Duration.ofMillis(4), Duration.ofMillis(9));
        Felt idle = new Felt(0, new TreeMap<>(), 0, 0, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);
        return new Run(
                new Traffic.Outcome(
                        new WorkloadReport(felt, idle), new Reconciliation(4_100, 0, 0, 0, 0, List.of()), 3, 0, pulse),
                Duration.ofMillis(31),
                Duration.ofMillis(61_200),
                applied);
    }

    private static String shown(DemoResult result, OutputMode mode) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        Console console = new Console(out, out, false, false, false);
        int code = new Output(console, mode).show(DemoView.of(result, DemoOptions.defaults()));
        return bytes.toString(StandardCharsets.UTF_8) + "exit code " + code + "\n";
    }

    private static String approved(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(DemoPageTest.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
