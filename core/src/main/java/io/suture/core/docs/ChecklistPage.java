// SPDX-License-Identifier: Apache-2.0
package io.suture.core.docs;

import io.suture.core.assess.Assessment;
import io.suture.core.migration.Condition;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The checklist of one migration (requirement D2). What is done says by whom; the rest is open.
 */
final class ChecklistPage {
    private final Chapter chapter;
    private final Markdown page = new Markdown();

    private ChecklistPage(Chapter chapter) {
        this.chapter = chapter;
    }

    static Page of(Chapter chapter) {
        ChecklistPage page = new ChecklistPage(chapter);
        page.summary();
        Checklist list = Checklist.of(chapter);
        for (Checklist.Day day : Checklist.Day.values()) {
            page.page.heading(2, day.display() + ": " + day.words());
            page.page.bullets(list.on(day).stream().map(page::item).toList());
        }
        page.budget();
        return Page.of("checklists/" + chapter.file(), page.page);
    }

    private void summary() {
        page.heading(1, "Checklist of " + Markdown.code(chapter.id()));
        page.table(
                List.of("", ""),
                List.of(
                        List.of("purpose", chapter.title()),
                        List.of("tables", Markdown.codes(chapter.tables())),
                        List.of("changes", joined(chapter.changes())),
                        List.of("expected time", time()),
                        List.of("rollback", rollback()),
                        List.of("verification", joined(verifications())),
                        List.of("risk", chapter.risk() + ", " + chapter.risk().window()),
                        List.of("mitigation", mitigation()),
                        List.of("told to", Markdown.text(told())),
                        List.of("more", Markdown.link("its page", "../migrations/" + chapter.file()))));
    }

    private static String joined(List<String> plain) {
        return plain.isEmpty() ? "none" : plain.stream().map(Markdown::text).collect(Collectors.joining("; "));
    }

    private String time() {
        return chapter.part()
                .map(part -> Assessment.words(part.duration()) + " of work on rows; others wait "
                        + Assessment.words(part.downtime()))
                .or(() -> Optional.of(chapter.measuredTime())
                        .filter(t -> !t.isEmpty())
                        .map(t -> "it took " + t))
                .orElse("not known: there is no plan");
    }

    private String rollback() {
        return chapter.part()
                .map(part -> Markdown.text(part.rollback().how()) + " in "
                        + part.rollback().words()
                        + (part.rollback().losesData()
                                ? "; lost: " + joined(part.rollback().lost())
                                : "; nothing is lost"))
                .orElse(
                        chapter.migration().down().isPresent()
                                ? "by its own down part"
                                : chapter.ran().isPresent() ? "by undo; see its page" : "not known: there is no plan");
    }

    private List<String> verifications() {
        return chapter.migration().verifications().stream().map(Condition::name).toList();
    }

    private String mitigation() {
        return chapter.changed().isEmpty() ? "lock time-outs; see its page" : joined(chapter.changed());
    }

    private String told() {
        Stream<String> needs = Stream.concat(
                        chapter.migration().about().needsOld().stream(),
                        chapter.migration().about().needsNew().stream())
                .map(need -> need.application().orElse("every application"));
        Stream<String> officer = chapter.concernsPhi() ? Stream.of("compliance officer") : Stream.empty();
        List<String> all = Stream.of(Stream.of("operations", "teams that use its tables"), needs, officer)
                .flatMap(s -> s)
                .distinct()
                .toList();
        return String.join(", ", all);
    }

    private String item(Checklist.Item item) {
        String key = " (" + item.who() + ", " + Markdown.code(item.key()) + ")";
        return item.done()
                .map(proof -> "[x] " + item.words() + key + ": " + Markdown.text(proof))
                .orElse("[ ] " + item.words() + key);
    }

    /** Requirement B12: expected before, measured after. */
    private void budget() {
        page.heading(2, "Budget");
        chapter.part()
                .ifPresent(part -> page.paragraph("Expected before it: " + Assessment.words(part.duration())
                        + " of work on rows, others wait " + Assessment.words(part.downtime()) + "."));
        chapter.measured().ifPresent(figures -> page.paragraph("Measured in the run: " + figures.words() + "."));
        page.table(
                List.of("of", "at most", "measured"),
                List.of(
                        List.of("processor", "+50 %", ""),
                        List.of("memory", "+1 GB", ""),
                        List.of("response", "+200 ms below 100 000 rows, +500 ms below 1 000 000", ""),
                        List.of(
                                "disk",
                                "+20 %",
                                chapter.measured().map(Figures::disk).orElse("")),
                        List.of("time", "2 h", chapter.measuredTime())));
    }
}
