// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.view.lint;

import io.suture.cli.output.Page;
import io.suture.cli.output.Style;
import io.suture.core.lint.Finding;
import io.suture.core.lint.Severity;

/**
 * One finding for people: what and where, the line with a caret, what to write instead.
 *
 * <pre>
 * error create-index-blocking: CREATE INDEX blocks every write to users while it reads the table
 *   --> V2.sql:3:1
 *    3 | CREATE INDEX i ON users (email);
 *      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
 *   instead (--fix writes it):
 *        CREATE INDEX CONCURRENTLY i ON users (email);
 * </pre>
 */
public final class FindingText {
    private static final int WIDTH = 100;

    private FindingText() {}

    public static void print(Finding finding, Page page) {
        String number = Integer.toString(finding.at().line());
        String margin = " ".repeat(number.length() + 3);
        String line = finding.about().text().lines().findFirst().orElse("");
        boolean cut = line.length() > WIDTH || finding.about().text().contains("\n");
        String shown = line.substring(0, Math.min(line.length(), WIDTH));
        page.line(page.in(style(finding.severity()), finding.severity().display()) + " "
                + page.in(Style.BOLD, finding.rule()) + ": " + finding.message());
        page.line("  --> " + finding.at());
        page.line("   " + number + " | " + shown + (cut ? " …" : ""));
        page.line(margin + " | " + page.in(style(finding.severity()), "^".repeat(Math.max(1, shown.length()))));
        page.line("  instead" + (finding.certain() ? " (--fix writes it)" : "") + ":");
        finding.fix().lines().forEach(fix -> page.line("     " + fix));
        page.line();
    }

    private static Style style(Severity severity) {
        return switch (severity) {
            case ERROR -> Style.BAD;
            case WARNING -> Style.WARNING;
            case NOTE -> Style.GOOD;
        };
    }
}
