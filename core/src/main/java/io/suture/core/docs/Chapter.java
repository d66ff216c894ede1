// SPDX-License-Identifier: Apache-2.0
package io.suture.core.docs;

import io.suture.core.approval.Standing;
import io.suture.core.assess.Change;
import io.suture.core.assess.ChangeType;
import io.suture.core.assess.Compliance;
import io.suture.core.assess.Judgement;
import io.suture.core.assess.Part;
import io.suture.core.assess.Risk;
import io.suture.core.ledger.ApprovalEvent;
import io.suture.core.ledger.Hash;
import io.suture.core.migration.Checksums;
import io.suture.core.migration.Migration;
import io.suture.core.plan.PlannedMigration;
import io.suture.core.sql.TableName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One migration, as all its pages speak of it.
 *
 * @param judgement in the light of the database where it is pending there, else of the folder
 * @param part its plan, time and way back; empty where it is not pending, or no database is known
 * @param checksums of it as it is in the folder
 * @param ran the plan that was followed when it ran here; empty where it did not
 * @param compliance which duties it concerns
 * @param standing where its approvals stand; empty as {@code part} is
 * @param happened what the ledger says of it, oldest first
 * @param ofDatabase whether a database was looked at
 */
record Chapter(
        Judgement judgement,
        Optional<Part> part,
        Optional<Checksums> checksums,
        Optional<PlannedMigration> ran,
        Compliance compliance,
        Optional<Standing> standing,
        List<Happening> happened,
        boolean ofDatabase) {
    private static final int NAME = 80;

    Chapter {
        happened = List.copyOf(happened);
    }

    Migration migration() {
        return judgement.migration();
    }

    String id() {
        return migration().id().value();
    }

    /** For people, one line, as markup. */
    String title() {
        return Markdown.text(
                migration().description().isBlank() ? id() : migration().description());
    }

    /** Of its page and its checklist: its id where that can be a file's name everywhere, else one that no other has. */
    String file() {
        String safe = id().replaceAll("[^A-Za-z0-9._-]", "-").replaceFirst("^\\.", "-");
        boolean kept = safe.equals(id()) && safe.length() <= NAME;
        String begin = safe.length() > NAME ? safe.substring(0, NAME) : safe;
        return (kept ? safe : begin + "-" + Hash.ofText(id()).hex().substring(0, 8)) + ".md";
    }

    Risk risk() {
        return judgement.risk();
    }

    /** Where it stands, as {@code suture status} calls it. */
    String state() {
        if (!ofDatabase) {
            return "not known without a database";
        }
        return happened.stream()
                .filter(Happening::setsState)
                .reduce((a, b) -> b)
                .map(Happening::status)
                .orElse("pending");
    }

    /** What it changes, a clause each, each once. */
    List<String> changes() {
        return judgement.changes().stream().map(Change::words).distinct().toList();
    }

    /** Tables it is about, as the plan, else the ledger, else the SQL says. */
    List<String> tables() {
        Optional<List<String>> planned = part.map(
                p -> p.plan().affects().stream().map(TableName::display).toList());
        Optional<List<String>> ran = happened.stream()
                .filter(h -> h.is("migration-done"))
                .reduce((a, b) -> b)
                .map(h -> h.texts("tables_affected"));
        Stream<String> said =
                judgement.changes().stream().flatMap(c -> c.table().stream()).map(TableName::display);
        return planned.or(() -> ran).orElseGet(said::toList).stream()
                .distinct()
                .sorted()
                .toList();
    }

    /** What will be done, or was. */
    Optional<PlannedMigration> plan() {
        return part.map(Part::plan).or(() -> ran);
    }

    /** The newest rehearsal on the record. */
    Optional<Rehearsal> rehearsal() {
        return happened.stream()
                .filter(h -> h.is(ApprovalEvent.Rehearsed.KIND))
                .reduce((a, b) -> b)
                .map(h -> Rehearsal.of(h, checksums));
    }

    /** What the steps that work on rows took together, as it was measured; empty where nothing was. */
    Optional<Figures> measured() {
        List<Happening> steps =
                happened.stream().filter(h -> h.is("step-measured")).toList();
        return steps.isEmpty() ? Optional.empty() : Optional.of(Figures.of(steps, "measured"));
    }

    /** Why its plan differs from what is written; none without a plan. */
    List<String> changed() {
        return plan().stream()
                .flatMap(p -> p.steps().stream())
                .flatMap(step -> step.changed().stream())
                .distinct()
                .toList();
    }

    /** Whether rows that are there are changed or moved. */
    boolean goesThroughRows() {
        return judgement.changes().stream()
                .map(Change::type)
                .anyMatch(type -> type == ChangeType.DATA || type == ChangeType.RESTRUCTURED);
    }

    /** Whether protected health information is concerned. */
    boolean concernsPhi() {
        return compliance.hipaa();
    }

    /** The entry by which it is done, unless it was taken back, or begun anew, since then. */
    Optional<Happening> lastDone() {
        return happened.stream()
                .filter(Happening::setsState)
                .reduce((a, b) -> b)
                .filter(last -> !last.isUndo())
                .filter(last ->
                        last.status().equals("completed") || last.status().equals("expanded"));
    }

    /** From its beginning to its end, as the ledger says; empty text where that was not measured. */
    String measuredTime() {
        return happened.stream()
                .filter(h -> h.is("migration-done") && !h.isUndo())
                .reduce((a, b) -> b)
                .flatMap(done -> done.text("duration_seconds"))
                .map(seconds -> seconds + " s")
                .orElse("");
    }
}
