// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.view;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.suture.cli.output.Page;
import io.suture.cli.output.Style;
import io.suture.cli.output.View;
import io.suture.core.plan.LockMode;
import io.suture.core.problem.Problem;
import io.suture.core.sql.TableName;
import io.suture.engine.trace.TraceReport;
import io.suture.engine.trace.TracedStatement;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.stream.Collectors;

/** What statements really took: {@code trace}. */
public record TraceView(List<Row> statements, @JsonIgnore TraceReport report) implements View {
    private static final int WIDTH = 100;

    /**
     * One statement.
     *
     * @param held locks of statements before it in the same transaction
     * @param observed false where it ran outside a transaction: then locks and scans are as claimed
     * @param contradicted what it took beyond what was claimed
     */
    public record Row(
            String file,
            int line,
            String sql,
            List<Lock> locks,
            List<Lock> held,
            List<String> rewrites,
            List<String> scans,
            boolean observed,
            double ms,
            long walBytes,
            List<String> contradicted) {
        static Row of(TracedStatement traced) {
            return new Row(
                    traced.file(),
                    traced.statement().line(),
                    traced.statement().text(),
                    Lock.all(traced.seen().takes().locks()),
                    Lock.all(traced.seen().held()),
                    names(traced.seen().takes().rewrites()),
                    names(traced.seen().takes().scans()),
                    traced.observed(),
                    millis(traced.took()),
                    traced.walBytes(),
                    traced.contradicted());
        }

        private static List<String> names(SortedSet<TableName> relations) {
            return relations.stream().map(TableName::display).toList();
        }
    }

    /** One lock, by PostgreSQL's name. */
    public record Lock(String relation, String mode) {
        static List<Lock> all(SortedMap<TableName, LockMode> locks) {
            return locks.entrySet().stream()
                    .map(e -> new Lock(e.getKey().display(), e.getValue().sql()))
                    .toList();
        }
    }

    /** With two digits behind the point. */
    static double millis(Duration time) {
        return Math.round(time.toNanos() / 10_000.0) / 100.0;
    }

    public static TraceView of(TraceReport report) {
        return new TraceView(report.statements().stream().map(Row::of).toList(), report);
    }

    @Override
    public List<Problem> problems() {
        return report.problems();
    }

    @Override
    public void print(Page page) {
        statements.forEach(row -> print(row, page));
        page.line(report.files() + " files, " + statements.size() + " statements: " + report.contradictions()
                + " took more than claimed");
    }

    private static void print(Row row, Page page) {
        page.line(row.file() + ":" + row.line() + ": " + begins(row.sql()));
        locks(row.observed() ? "locks" : "locks (as claimed)", row.locks(), page);
        locks("holds", row.held(), page);
        list("rewrites", row.rewrites(), page);
        list("scans", row.scans(), page);
        page.line("    " + row.ms() + " ms, " + row.walBytes() + " bytes of WAL");
        row.contradicted().forEach(c -> page.line("    " + page.in(Style.BAD, "beyond the claim: ") + c));
        page.line();
    }

    /** Its first line, as far as a line goes. */
    private static String begins(String sql) {
        String first = sql.lines().findFirst().orElse("");
        String cut = first.codePointCount(0, first.length()) > WIDTH
                ? first.substring(0, first.offsetByCodePoints(0, WIDTH))
                : first;
        return cut.equals(sql) ? sql : cut + " …";
    }

    private static void locks(String what, List<Lock> locks, Page page) {
        list(what, locks.stream().map(l -> l.relation() + " " + l.mode()).toList(), page);
    }

    private static void list(String what, List<String> items, Page page) {
        if (!items.isEmpty()) {
            page.line("    " + what + " " + items.stream().collect(Collectors.joining(", ")));
        }
    }

    @Override
    public int exitCode() {
        return report.contradictions() > 0 ? 1 : 0;
    }
}
