// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.demo;

import io.suture.cli.demo.DemoResult.Kill;
import io.suture.cli.demo.DemoResult.Releases;
import io.suture.cli.demo.DemoResult.Run;
import io.suture.cli.output.Page;
import io.suture.cli.output.Style;
import io.suture.testkit.workload.Reconciliation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The demo's result for people: both runs side by side. */
record DemoPage(DemoResult result, DemoOptions options) {
    private static final int INDENT = 30;
    private static final int COLUMN = 14;

    void print(Page page) {
        page.line()
                .line(number(result.migrations()) + " migrations, " + number(result.records()) + " health records, "
                        + number(options.users().readers() + options.users().writers()) + " users at work, a report of "
                        + options.report().toSeconds() + " s again and again")
                .line();
        numbers(page);
        page.line();
        pulses(page);
        page.line();
        kill().forEach(page::line);
        releases().forEach(page::line);
        page.line("ledger " + verdict(page, result.ledger().verified(), "verified", "NOT verified") + ": "
                + number(result.ledger().entries()) + " entries, head "
                + result.ledger().head());
        result.plainFailure().ifPresent(state -> page.line("the plain runner was stopped by SQLSTATE " + state));
        if (!result.kept()) {
            page.line(page.in(Style.BAD, "the promise was NOT kept"));
        }
    }

    private void numbers(Page page) {
        row(page, "", run -> run == result.suture() ? "suture" : "as written");
        row(page, "migrations applied", run -> number(run.applied()));
        row(page, "statements the users ran", run -> number(run.traffic().felt().statements()));
        row(page, "  failed", run -> number(run.traffic().failed()));
        if (result.suture().traffic().felt().cachedPlans()
                        + result.plain().traffic().felt().cachedPlans()
                > 0) {
            row(
                    page,
                    "  cached plans (not counted)",
                    run -> number(run.traffic().felt().cachedPlans()));
        }
        row(page, "rows they wrote", run -> number(run.traffic().books().acknowledged()));
        row(page, "  lost, phantom, wrong", run -> rows(run.traffic().books()));
        row(page, "longest wait of anybody", run -> time(run.traffic().felt().longest()));
        row(page, "  before the migrations", run -> time(run.before()));
        row(
                page,
                "99 of 100 readers within",
                run -> time(run.traffic().felt().readers().p99()));
        row(page, "migrated in", run -> time(run.took()));
    }

    private void pulses(Page page) {
        List<Long> ours = result.suture().traffic().pulse();
        List<Long> plain = result.plain().traffic().pulse();
        Chart chart = Chart.of(ours, plain);
        page.line("statements answered, a bar for every " + time(Pulse.BEAT.multipliedBy(chart.beatsABar()))
                + ", a dot where there were none");
        page.line("  suture      " + chart.bars(ours));
        page.line("  as written  " + chart.bars(plain));
    }

    private List<String> kill() {
        Kill kill = result.kill();
        return kill.inside()
                .map(percent -> List.of(
                        "killed (SIGKILL) inside " + IndexBuild.COMMAND + " at " + percent + " %"
                                + (kill.leftInvalid() ? ", which left an INVALID index;" : ";"),
                        "the next `suture migrate` went on from there"))
                .orElse(List.of("not killed: the index was built before it could be caught"));
    }

    private List<String> releases() {
        Releases releases = result.releases();
        return List.of(
                "releases 1.1.0 and 1.2.0 side by side, a column renamed, another split; `suture complete` "
                        + (releases.refused() ? "refused" : "did NOT refuse") + " while 1.1.0 was at work,",
                "then completed " + releases.completed() + "; `suture undo` took " + releases.undone()
                        + " back: what both wrote, under the old names: " + rows(releases.books())
                        + " lost, phantom, wrong");
    }

    private void row(Page page, String name, Function<Run, String> value) {
        List<String> cells = new ArrayList<>(List.of(name + " ".repeat(Math.max(0, INDENT - name.length()))));
        for (Run run : List.of(result.suture(), result.plain())) {
            String text = value.apply(run);
            cells.add(" ".repeat(Math.max(0, COLUMN - text.length())) + text);
        }
        page.line(String.join("", cells));
    }

    private static String rows(Reconciliation books) {
        return number(books.lost()) + ", " + number(books.phantom()) + ", " + number(books.wrong());
    }

    private static String verdict(Page page, boolean good, String yes, String no) {
        return good ? page.in(Style.GOOD, yes) : page.in(Style.BAD, no);
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String time(Duration time) {
        return time.toMillis() < 1_000
                ? time.toMillis() + " ms"
                : String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1_000.0);
    }
}
