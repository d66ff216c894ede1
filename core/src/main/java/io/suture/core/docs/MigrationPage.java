// SPDX-License-Identifier: Apache-2.0
package io.suture.core.docs;

import io.suture.core.approval.Role;
import io.suture.core.approval.RoleState;
import io.suture.core.approval.Standing;
import io.suture.core.assess.Assessment;
import io.suture.core.assess.Part;
import io.suture.core.assess.Rollback;
import io.suture.core.migration.Condition;
import io.suture.core.migration.FrontMatter;
import io.suture.core.migration.Migration;
import io.suture.core.migration.Version;
import io.suture.core.plan.Phase;
import io.suture.core.plan.PlanText;
import io.suture.core.plan.PlannedMigration;
import io.suture.core.plan.PlannedStep;
import io.suture.core.plan.Undo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One migration: what it changes, whom it concerns, how it comes back, who agreed, what happened. */
final class MigrationPage {
    private final Chapter chapter;
    private final Markdown page = new Markdown();

    private MigrationPage(Chapter chapter) {
        this.chapter = chapter;
    }

    static Page of(Chapter chapter) {
        MigrationPage page = new MigrationPage(chapter);
        page.about();
        page.changes();
        page.impact();
        page.locks();
        page.rollback();
        page.verification();
        page.rehearsal();
        page.approvals();
        page.promotion();
        page.history();
        return Page.of("migrations/" + chapter.file(), page.page);
    }

    private void about() {
        FrontMatter said = chapter.migration().about();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("state", chapter.state()));
        row(rows, "release", chapter.migration().release().map(Version::text));
        row(rows, "why", said.justification());
        row(rows, "ticket", said.ticket());
        row(rows, "author", said.author());
        rows.add(List.of("tables", Markdown.codes(chapter.tables())));
        rows.add(List.of("checklist", Markdown.link("T-7 … T-0", "../checklists/" + chapter.file())));
        page.heading(1, Markdown.code(chapter.id()));
        page.paragraph(chapter.title());
        page.table(List.of("", ""), rows);
    }

    private static void row(List<List<String>> rows, String name, Optional<String> plain) {
        plain.ifPresent(text -> rows.add(List.of(name, Markdown.text(text))));
    }

    private void changes() {
        page.heading(2, "Changes");
        page.bullets(chapter.changes().stream().map(Markdown::text).toList());
        page.fenced("sql", chapter.migration().up().text());
    }

    private void impact() {
        page.heading(2, "Impact");
        List<String> all = new ArrayList<>();
        all.add("risk " + chapter.risk() + ", " + chapter.risk().window());
        chapter.part().ifPresent(part -> {
            all.add(part.plan().kind().display() + "; expected to take " + Assessment.words(part.duration())
                    + " of work on rows");
            all.add("others wait for it: " + Assessment.words(part.downtime()));
            part.plan().notes().forEach(note -> all.add(Markdown.text(note)));
        });
        FrontMatter said = chapter.migration().about();
        said.needsOld().forEach(need -> all.add("needs the shape before: " + Markdown.text(need.toString())));
        said.needsNew().forEach(need -> all.add("needs the shape after: " + Markdown.text(need.toString())));
        said.deprecates().forEach(feature -> all.add("deprecates " + Markdown.text(feature)));
        chapter.compliance().reasons().forEach(reason -> all.add(Markdown.text(reason)));
        page.bullets(all);
    }

    private void locks() {
        page.heading(2, "Locks");
        Optional<PlannedMigration> plan = chapter.plan();
        if (plan.isEmpty()) {
            page.paragraph("There is no plan: "
                    + (chapter.ofDatabase()
                            ? "it neither waits to run nor has Suture run it here."
                            : "no database is known."));
            return;
        }
        page.paragraph(chapter.part().isPresent() ? "What the plan takes:" : "What the plan that was followed took:");
        page.table(
                List.of("step", "phase", "does", "takes"),
                plan.get().steps().stream().map(MigrationPage::lockRow).toList());
        List<String> changed = chapter.changed();
        if (!changed.isEmpty()) {
            page.paragraph("It runs otherwise than it is written:");
            page.bullets(changed.stream().map(Markdown::text).toList());
        }
    }

    private static List<String> lockRow(PlannedStep planned) {
        List<String> takes = PlanText.takes(planned.step().takes());
        return List.of(
                String.valueOf(planned.number()),
                planned.phase().display(),
                planned.step().verb(),
                takes.isEmpty() ? "nothing that others wait for" : Markdown.text(String.join("; ", takes)));
    }

    private void rollback() {
        page.heading(2, "Rollback");
        chapter.part().map(Part::rollback).ifPresent(this::way);
        Migration migration = chapter.migration();
        if (chapter.part().isEmpty() && migration.down().isEmpty()) {
            chapter.ran().ifPresent(this::undo);
        }
        if (migration.down().isPresent()) {
            page.paragraph("Its own down part:");
            page.fenced("sql", migration.down().get().text());
        } else if (chapter.plan().isEmpty()) {
            page.paragraph("It has no down part; " + Markdown.code("suture undo --dry-run " + chapter.id())
                    + " says how it would come back.");
        }
    }

    /** Of one that has run: the plan that was followed knows. */
    private void undo(PlannedMigration ran) {
        Undo undo = Undo.inReverse(ran.steps().stream()
                .filter(step -> step.phase() != Phase.PURGE)
                .map(PlannedStep::undo)
                .toList());
        String command = Markdown.code("suture undo " + chapter.id());
        if (undo.impossible().isPresent()) {
            page.paragraph("There is no undo, only a backup: "
                    + Markdown.text(undo.impossible().get()) + ".");
            return;
        }
        page.paragraph("By " + command + ", which follows the plan backwards; "
                + (undo.lost().isEmpty() ? "nothing is lost." : "lost would be:"));
        page.bullets(undo.lost().stream().map(Markdown::text).toList());
    }

    private void way(Rollback way) {
        page.paragraph(Markdown.text(way.how()) + ", " + way.method().display() + ", " + way.words() + "; "
                + (way.losesData() ? "lost would be:" : "nothing is lost."));
        page.bullets(way.lost().stream().map(Markdown::text).toList());
    }

    private void verification() {
        page.heading(2, "Verification");
        conditions("Before it, this must hold:", chapter.migration().preconditions());
        conditions("After it, this must hold:", chapter.migration().verifications());
        if (chapter.migration().verifications().isEmpty()) {
            page.paragraph("Its author names nothing that must hold after it.");
        }
    }

    private void conditions(String lead, List<Condition> conditions) {
        if (!conditions.isEmpty()) {
            page.paragraph(lead);
            page.bullets(conditions.stream().map(c -> Markdown.text(c.name())).toList());
        }
    }

    private void rehearsal() {
        page.heading(2, "Rehearsal");
        Optional<Rehearsal> last = chapter.rehearsal();
        if (last.isEmpty()) {
            page.paragraph("None is on the record; " + Markdown.code("suture rehearse --env NAME --record")
                    + " makes one and puts it there.");
            return;
        }
        Rehearsal rehearsal = last.get();
        page.paragraph("Way back: **" + Markdown.text(rehearsal.verdict()) + "**; " + rehearsal.words() + "."
                + (rehearsal.current() ? "" : " The migration has been changed since."));
        page.table(List.of("of", "limit", "measured", ""), rehearsal.limits());
        said("What does not come back:", rehearsal.seen().texts("differences"));
        said("What its plan did not keep:", rehearsal.seen().texts("plan_differences"));
    }

    private void said(String lead, List<String> plain) {
        if (!plain.isEmpty()) {
            page.paragraph(lead);
            page.bullets(plain.stream().map(Markdown::text).toList());
        }
    }

    /** Requirement C12. */
    private void promotion() {
        List<Happening> proofs = chapter.happened().stream()
                .filter(h -> h.is("promotion-proved"))
                .toList();
        if (!chapter.ofDatabase()) {
            return;
        }
        page.heading(2, "Promotion");
        if (proofs.isEmpty()) {
            page.paragraph("No stage before this one has been proved; " + Markdown.code("promoted_from")
                    + " in suture.yaml says which one has to be.");
        }
        page.bullets(proofs.stream()
                .map(h -> h.when() + ": the same content had run in "
                        + Markdown.text(h.text("promoted_from").orElse("another environment")) + ", database "
                        + Markdown.code(h.text("stage_database_id").orElse("unknown")) + ", whose ledger ended with "
                        + Markdown.code(h.text("stage_ledger_head").orElse("unknown")) + " (entry " + h.seq() + ")")
                .toList());
    }

    private void approvals() {
        page.heading(2, "Approvals");
        List<RoleState> roles = chapter.standing().map(Standing::roles).orElse(List.of());
        if (roles.isEmpty()) {
            page.paragraph("On a protected database, a change of this risk needs the word of "
                    + chapter.risk().approvers().stream().map(Role::display).collect(Collectors.joining(" and "))
                    + ".");
        } else {
            page.table(
                    List.of("role", "state", ""),
                    roles.stream().map(MigrationPage::approvalRow).toList());
        }
        votes();
    }

    private static List<String> approvalRow(RoleState role) {
        return List.of(role.role().display(), role.state().display(), Markdown.text(role.words()));
    }

    private void votes() {
        page.bullets(chapter.happened().stream()
                .filter(h -> h.kind().startsWith("approval-"))
                .map(h -> h.when() + ": " + Markdown.text(h.who()) + " " + h.status() + " it as "
                        + Markdown.text(h.text("role").orElse("")) + ", plan "
                        + Markdown.code(h.text("plan_fingerprint").orElse("unknown")) + ": "
                        + Markdown.text(h.text("reason").orElse("")))
                .toList());
    }

    private void history() {
        page.heading(2, "Run history");
        List<List<String>> rows =
                chapter.happened().stream().map(MigrationPage::historyRow).toList();
        if (rows.isEmpty()) {
            page.paragraph(chapter.ofDatabase() ? "It has never run here." : "No database is known.");
        } else {
            page.table(List.of("entry", "when", "what", "became", "who", ""), rows);
        }
    }

    private static List<String> historyRow(Happening h) {
        return List.of(
                String.valueOf(h.seq()),
                h.when(),
                Markdown.text(h.kind()) + (h.isUndo() ? ", undo" : ""),
                Markdown.text(h.status()),
                Markdown.text(h.who()),
                Markdown.text(details(h)));
    }

    private static String details(Happening h) {
        List<String> all = new ArrayList<>();
        if (h.is("step-done")) {
            all.add("step " + h.number("step", "number") + ", " + h.number("step", "tries")
                    + (h.number("step", "tries") == 1 ? " try" : " tries"));
        }
        if (h.is("step-measured")) {
            all.add("step " + h.text("step").orElse("") + ": "
                    + Figures.of(List.of(h), "measured").words() + "; expected "
                    + Figures.of(List.of(h), "expected").words());
        }
        h.number("duration_seconds").ifPresent(seconds -> all.add(seconds + " s"));
        h.number("longest_stall_ms").ifPresent(stall -> all.add("longest stall " + Math.round(stall) + " ms"));
        h.text("verification_status").ifPresent(status -> all.add("verification " + status));
        all.addAll(h.texts("problems"));
        return String.join(", ", all);
    }
}
