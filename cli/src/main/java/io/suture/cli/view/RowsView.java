// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.suture.cli.output.Page;
import io.suture.core.plan.Preview;
import io.suture.engine.run.Foreseen;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a migration would do to rows of one table, in a dry run. Never a row's value.
 *
 * @param counts rows by what would become of them: {@code read}, {@code new}, {@code changed} …
 * @param sample the commonest shapes of values, of the first rows that would be written
 * @param paths of columns with JSON
 * @param notes what is not told, and why
 */
public record RowsView(
        String source,
        String target,
        Map<String, Long> counts,
        List<RuleView> rules,
        List<ShapeView> sample,
        List<PathView> paths,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> notes) {
    /** @param action what becomes of such rows: fail, skip, replace or keep */
    public record RuleView(String rule, String action, long rows) {}

    /**
     * @param before null where the value is made of none, or of several
     * @param rows of the sample that look like this
     */
    public record ShapeView(String column, @Nullable String before, String after, long rows) {}

    /**
     * @param change moved, removed, added or changed
     * @param to of what is moved
     */
    public record PathView(
            String column,
            String change,
            String path,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String to,

            long rows) {}

    static RowsView of(Foreseen.Rows rows) {
        Map<String, Long> counts = new LinkedHashMap<>();
        rows.preview().counted().stream()
                .filter(rows.counts()::containsKey)
                .forEach(c -> counts.put(c.key(), rows.counts().get(c)));
        List<RuleView> rules = new ArrayList<>();
        rows.rules().forEach((rule, n) -> rules.add(new RuleView(rule.code(), rule.action(), n)));
        List<ShapeView> sample = rows.shapes().stream()
                .map(s -> new ShapeView(s.column(), s.before().orElse(null), s.after(), s.rows()))
                .toList();
        List<PathView> paths = new ArrayList<>();
        rows.paths()
                .forEach((column, changes) -> changes.forEach(
                        c -> paths.add(new PathView(column, c.what().key(), c.path(), c.to().orElse(null), c.rows()))));
        return new RowsView(
                rows.preview().source().display(),
                rows.preview().target().display(),
                counts,
                rules,
                sample,
                paths,
                Stream.concat(
                                rows.notes().stream(),
                                rows.unknown().stream().map(p -> "what becomes of them was not found out: " + p.code()))
                        .toList());
    }

    void print(Page page) {
        page.line("    " + (source.equals(target) ? target : source + " → " + target));
        for (Preview.Count count : Preview.Count.values()) {
            Long rows = counts.get(count.key());
            if (rows != null && (rows > 0 || count == Preview.Count.READ)) {
                page.line("      " + number(rows) + " " + count.words());
            }
        }
        rules.stream()
                .filter(r -> r.rows() > 0)
                .forEach(r ->
                        page.line("      " + number(r.rows()) + " break rule " + r.rule() + " (" + r.action() + ")"));
        notes.forEach(note -> page.line("      " + note));
        table(
                page,
                "COLUMN",
                "NOW",
                "THEN",
                sample.stream()
                        .map(s -> List.of(
                                s.column(),
                                s.before() == null ? "" : visible(s.before()),
                                visible(s.after()),
                                number(s.rows())))
                        .toList());
        table(
                page,
                "COLUMN",
                "CHANGE",
                "PATH",
                paths.stream()
                        .map(p -> List.of(
                                p.column(),
                                p.change(),
                                p.path() + (p.to() == null ? "" : " → " + p.to()),
                                number(p.rows())))
                        .toList());
    }

    private static void table(Page page, String one, String two, String three, List<List<String>> rows) {
        if (!rows.isEmpty()) {
            List<List<String>> all = new ArrayList<>();
            all.add(List.of("     ", one, two, three, "ROWS"));
            rows.forEach(r -> all.add(List.of("", r.get(0), r.get(1), r.get(2), r.get(3))));
            page.table(all);
        }
    }

    /** Blanks at an end are seen. */
    private static String visible(String shape) {
        return shape.equals(shape.strip()) ? shape : "'" + shape + "'";
    }

    private static String number(long rows) {
        return String.format(Locale.ROOT, "%,d", rows);
    }
}
