// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.view;

import io.suture.cli.output.Page;
import io.suture.cli.output.Style;
import io.suture.cli.output.View;
import io.suture.core.check.Check;
import io.suture.core.check.Check.Outcome;
import java.util.ArrayList;
import java.util.List;

/** Checks and what they found: {@code verify} and {@code doctor}. */
public record ChecksView(List<CheckView> checks) implements View {
    /** One of them. */
    public record CheckView(String id, String verdict, String evidence, String fix) {}

    public static ChecksView of(List<Check> checks) {
        return new ChecksView(checks.stream()
                .map(c -> new CheckView(c.id(), c.verdict().name(), c.evidence(), c.fix()))
                .toList());
    }

    @Override
    public void print(Page page) {
        List<List<String>> rows = new ArrayList<>();
        for (CheckView check : checks) {
            rows.add(List.of(page.in(style(check), check.verdict()), check.id(), check.evidence()));
            if (!check.fix().isEmpty()) {
                rows.add(List.of("", "", "fix: " + check.fix()));
            }
        }
        page.table(rows);
    }

    @Override
    public int exitCode() {
        return checks.stream().anyMatch(c -> Outcome.valueOf(c.verdict()) == Outcome.FAIL) ? 1 : 0;
    }

    private static Style style(CheckView check) {
        return switch (Outcome.valueOf(check.verdict())) {
            case PASS -> Style.GOOD;
            case FAIL -> Style.BAD;
            case MANUAL, UNKNOWN -> Style.WARNING;
        };
    }
}
