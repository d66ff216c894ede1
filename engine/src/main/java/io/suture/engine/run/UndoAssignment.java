// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.approval.Deed;
import io.suture.core.assess.Risk;
import io.suture.core.ledger.MigrationFacts;
import io.suture.core.migration.AppliedMigration;
import io.suture.core.migration.Contract;
import io.suture.core.migration.Migration;
import io.suture.core.migration.MigrationId;
import io.suture.core.migration.MigrationState;
import io.suture.core.migration.Section;
import io.suture.core.operation.PlanOptions;
import io.suture.core.operation.Planner;
import io.suture.core.plan.Direction;
import io.suture.core.plan.Phase;
import io.suture.core.plan.Plan;
import io.suture.core.plan.PlanJson;
import io.suture.core.plan.PlannedMigration;
import io.suture.core.plan.PlannedStep;
import io.suture.core.plan.Step;
import io.suture.core.plan.Undo;
import io.suture.core.problem.Problem;
import io.suture.core.sql.Identifier;
import io.suture.engine.connect.Session;
import io.suture.engine.journal.Journal;
import io.suture.engine.journal.JournalRow;
import io.suture.engine.journal.StepState;
import io.suture.engine.ledger.Scribe;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Takes migrations back, the newest first: by the author's down part, else by the plan's own undo. One that was never finished
 * is taken back step by step, by the undo of each step that is done; so is one that keeps what it took away, since that is the better
 * way back.
 */
final class UndoAssignment implements Assignment {
    private final Source source;
    private final Optional<Identifier> owner;
    private final UndoOptions options;
    private final Permits permits;
    private final Set<String> methods = new TreeSet<>();
    private final List<String> lost = new ArrayList<>();
    private final Set<MigrationId> handled = new java.util.HashSet<>();
    /** What the last look said: it is meant again where its session was lost, and nothing before it. */
    private Optional<MigrationId> chosen = Optional.empty();

    UndoAssignment(Source source, Optional<Identifier> owner, UndoOptions options, Permits permits) {
        this.source = source;
        this.owner = owner;
        this.options = options;
        this.permits = permits;
    }

    @Override
    public String command() {
        return "undo";
    }

    @Override
    public SortedMap<String, String> options() {
        SortedMap<String, String> said = new TreeMap<>();
        options.only().ifPresent(id -> said.put("id", id.value()));
        options.to().ifPresent(id -> said.put("to", id.value()));
        return said;
    }

    String method() {
        return methods.isEmpty() ? "none" : String.join("+", methods);
    }

    List<String> lost() {
        return lost.stream().distinct().toList();
    }

    @Override
    public void done(Task task, Session session, Scribe scribe) {
        handled.add(task.plan().id());
    }

    /** Where Suture was never used there is nothing to take back. */
    RunReport nowhere() {
        options.only().or(options::to).ifPresent(id -> {
            throw notThere(id).asException();
        });
        return RunReport.NOTHING;
    }

    /** The way back waits for no window. */
    @Override
    public Optional<Risk> risk(Task task, Session session) {
        return Optional.empty();
    }

    @Override
    public List<Task> next(Session session, Journal journal) throws SQLException {
        Optional<JournalRow> target = target(journal);
        if (target.isEmpty()) {
            return List.of();
        }
        JournalRow row = target.get();
        chosen = Optional.of(row.applied().id());
        Migration migration = migration(row);
        if (row.direction() == Direction.DOWN && row.applied().unfinished()) {
            return List.of(Resumption.of(
                    row, migration, session, journal, source.migrations().layout()));
        }
        requirePermit(row, migration, session, journal);
        return List.of(takenBack(row, migration, session, journal));
    }

    /** Whatever was approved, or run in an emergency, may be taken back; the way back waits for nobody. */
    private void requirePermit(JournalRow row, Migration migration, Session session, Journal journal)
            throws SQLException {
        if (permits.isProtected(journal) && !permits.covered(migration.id(), session)) {
            Wanted undo = Requests.ofPast(Deed.UNDO, row, migration, source, owner, session, journal);
            permits.require(command(), List.of(undo), session, journal);
        }
    }

    private Optional<JournalRow> target(Journal journal) {
        List<JournalRow> there = journal.rows().reversed().stream()
                .filter(row -> there(row.applied()))
                .filter(row -> !handled.contains(row.applied().id()))
                .toList();
        if (options.to().isPresent()) {
            requireKnown(journal, options.to().get());
            return there.stream()
                    .takeWhile(row -> !row.applied().id().equals(options.to().get()))
                    .findFirst();
        }
        if (!handled.isEmpty()) {
            return Optional.empty();
        }
        if (chosen.isPresent()) {
            return there.stream()
                    .filter(row -> row.applied().id().equals(chosen.get()))
                    .findFirst();
        }
        if (options.only().isEmpty()) {
            return there.stream().findFirst();
        }
        requireKnown(journal, options.only().get());
        requireNotNeeded(options.only().get(), there);
        return Optional.of(there.stream()
                .filter(row -> row.applied().id().equals(options.only().get()))
                .findFirst()
                .orElseThrow(() -> notThere(options.only().get()).asException()));
    }

    /** All that would be done, one after another, each planned from the database as it is now. */
    List<Task> foreseen(Session session, Journal journal) throws SQLException {
        List<Task> all = new ArrayList<>();
        for (List<Task> next = next(session, journal); !next.isEmpty(); next = next(session, journal)) {
            all.addAll(next);
            next.forEach(task -> handled.add(task.plan().id()));
        }
        return all;
    }

    /** One that names it in {@code depends} is taken back first, or not at all. */
    private void requireNotNeeded(MigrationId id, List<JournalRow> there) {
        there.stream()
                .map(row -> row.applied().id())
                .filter(other -> source.migrations()
                        .find(other)
                        .filter(entry -> entry.migration().about().depends().contains(id))
                        .isPresent())
                .findFirst()
                .ifPresent(other -> {
                    throw Problem.user(
                                    "UNDO-NEEDED",
                                    other + " depends on " + id + " and is there",
                                    "it says so in its front matter; without " + id + " it would stand on nothing",
                                    "take it back first: suture undo " + other)
                            .asException();
                });
    }

    private static boolean there(AppliedMigration applied) {
        return applied.done() || applied.unfinished() || applied.state() == MigrationState.UNKNOWN;
    }

    private Migration migration(JournalRow row) {
        return source.migrations()
                .find(row.applied().id())
                .orElseThrow(() -> Problem.user(
                                "MIGRATION-UNKNOWN",
                                "there is no file of " + row.applied().id() + " in the folder",
                                "its down part would be in it",
                                "use the folder of the version that ran it")
                        .asException())
                .migration();
    }

    private Task takenBack(JournalRow row, Migration migration, Session session, Journal journal) throws SQLException {
        requireKnownEnd(row);
        PlannedMigration plan;
        String fingerprint;
        if (row.applied().state() == MigrationState.COMPLETED
                && row.kept().isEmpty()
                && migration.down().isPresent()
                && !(isEmpty(migration) && leadsBack(row, session, journal))) {
            Plan down = Planner.planDown(List.of(migration), source.catalog(session), planOptions(session, journal));
            plan = down.migrations().getFirst();
            fingerprint = down.fingerprint();
            methods.add("down");
        } else {
            plan = byItsOwnUndo(row, session, journal);
            fingerprint = row.planFingerprint().orElse("");
            methods.add("plan");
        }
        MigrationFacts facts = Facts.of(
                migration,
                row.applied().checksums(),
                plan,
                fingerprint,
                row.rollbackPoint(),
                source.migrations().layout(),
                row.outOfOrder(),
                row.attempt());
        return Task.fresh(plan, facts, PlanJson.write(plan), List.of(), List.of(), lost);
    }

    /** A down file that somebody's generator left; where the plan knows no way back either, it is the author's word that none is needed. */
    private static boolean isEmpty(Migration migration) {
        return migration.down().filter(Section::hasSql).isEmpty();
    }

    private static boolean leadsBack(JournalRow row, Session session, Journal journal) throws SQLException {
        return up(row, session)
                .filter(up -> undo(up, row, journal).impossible().isEmpty())
                .isPresent();
    }

    private static Optional<PlannedMigration> up(JournalRow row, Session session) throws SQLException {
        return Journal.plan(session.connection(), row.applied().id(), row.attempt(), Direction.UP)
                .map(stored -> PlanJson.read(stored.body()));
    }

    /** The steps that are done, each taken back, the last one first. */
    private static Undo undo(PlannedMigration up, JournalRow row, Journal journal) {
        return Undo.inReverse(up.steps().stream()
                .filter(isDone(row, journal))
                .map(PlannedStep::undo)
                .toList());
    }

    private PlannedMigration byItsOwnUndo(JournalRow row, Session session, Journal journal) throws SQLException {
        MigrationId id = row.applied().id();
        PlannedMigration up = up(row, session)
                .orElseThrow(() -> impossible(id, "the plan it ran by is not in the journal")
                        .asException());
        Undo undo = undo(up, row, journal);
        undo.impossible().ifPresent(why -> {
            throw impossible(id, why).asException();
        });
        lost.addAll(undo.lost());
        List<Step> steps = new ArrayList<>(undo.steps());
        if (isKept(row)) {
            Restoration restoration = Restoration.of(up, session, owner);
            steps.addAll(restoration.steps());
            lost.addAll(restoration.lost());
        }
        return numbered(up, steps);
    }

    private static boolean isKept(JournalRow row) {
        return row.applied().state() == MigrationState.COMPLETED && row.kept().isPresent();
    }

    private static Predicate<PlannedStep> isDone(JournalRow row, Journal journal) {
        if (row.applied().state() == MigrationState.COMPLETED) {
            return step -> row.kept().isEmpty() || step.phase() != Phase.PURGE;
        }
        Set<Integer> done = journal.steps(row.applied().id(), Direction.UP).stream()
                .filter(step -> step.state() != StepState.FAILED)
                .map(step -> step.key().number())
                .collect(Collectors.toSet());
        return step -> done.contains(step.number());
    }

    private static Problem impossible(MigrationId id, String why) {
        return Problem.user(
                "UNDO-IMPOSSIBLE",
                id + " cannot be taken back",
                "it has no down part that could run now, and " + why,
                "write a migration that repairs it, or restore the backup made before it");
    }

    private static PlannedMigration numbered(PlannedMigration up, List<Step> steps) {
        List<PlannedStep> numbered = new ArrayList<>();
        for (Step step : steps) {
            numbered.add(new PlannedStep(
                    numbered.size() + 1,
                    Phase.CONTRACT,
                    step,
                    Optional.empty(),
                    Undo.impossible("it is an undo itself")));
        }
        return new PlannedMigration(
                up.id(),
                Direction.DOWN,
                up.kind(),
                numbered,
                up.affects(),
                up.opaque(),
                false,
                List.of(),
                Contract.NOW,
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of());
    }

    private PlanOptions planOptions(Session session, Journal journal) throws SQLException {
        return source.planOptions(session, owner, false, journal.identity().databaseId());
    }

    private static void requireKnownEnd(JournalRow row) {
        if (row.applied().state() == MigrationState.UNKNOWN) {
            throw Problem.user(
                            "MIGRATION-UNKNOWN-END",
                            "it is not known whether the last step of "
                                    + row.applied().id() + " took effect",
                            "taking back what may not be there would guess",
                            "look, then `suture resolve " + row.applied().id() + " --done` or `--not-done`")
                    .asException();
        }
    }

    private static void requireKnown(Journal journal, MigrationId id) {
        if (journal.row(id).isEmpty()) {
            throw notThere(id).asException();
        }
    }

    private static Problem notThere(MigrationId id) {
        return Problem.user(
                "UNDO-NOT-THERE",
                id + " is not applied in this database",
                "the journal has no such migration, or it was taken back",
                "`suture status` lists what is there");
    }
}
