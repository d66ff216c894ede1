// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.approval.Deed;
import io.suture.core.approval.Seen;
import io.suture.core.ledger.FillEvent;
import io.suture.core.migration.MigrationEntry;
import io.suture.core.migration.MigrationId;
import io.suture.core.migration.MigrationState;
import io.suture.core.plan.Direction;
import io.suture.core.plan.Phase;
import io.suture.core.plan.PlannedStep;
import io.suture.core.plan.Release;
import io.suture.core.plan.Step;
import io.suture.core.plan.Takes;
import io.suture.core.plan.Undo;
import io.suture.core.problem.Effect;
import io.suture.core.problem.Problem;
import io.suture.core.problem.SutureException;
import io.suture.engine.connect.Session;
import io.suture.engine.connect.Sessions;
import io.suture.engine.journal.Journal;
import io.suture.engine.journal.JournalRow;
import io.suture.engine.ledger.Scribe;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lets rows that a completed data migration has set aside go where they belong once they have been corrected, a range of blocks a transaction. On a
 * protected database each release is approved, since nobody has looked at what people have written into those rows: it covers what lay there when it was
 * approved, until a release has come to its end. Else a release is for what lay there when it began. Can be repeated, and ended at any time.
 */
final class Releasing {
    /** As it is called on the command line. */
    static final String COMMAND = "data quarantine --release";

    private final Source source;
    private final RunSettings settings;
    private final Permits permits;
    private final Errand errand;
    private final List<TableRelease> tables = new ArrayList<>();

    Releasing(Sessions sessions, Source source, RunSettings settings, Scribe scribe, Permits permits) {
        this.source = source;
        this.settings = settings;
        this.permits = permits;
        this.errand = new Errand(COMMAND, sessions, settings, scribe);
    }

    /**
     * @param dryRun only count
     * @throws SutureException {@code DATA-RELEASE}, {@code DATA-RELEASE-EARLY}, what {@link Permits#require} misses, or what the server says of a row that a
     *     table does not take; then what lies before its block has gone
     */
    ReleaseReport run(MigrationId id, boolean dryRun) {
        List<Released> looked = new ArrayList<>();
        boolean whole = errand.run((session, journal) -> task(id, session, journal), (task, session, journal) -> {
            if (dryRun) {
                OrderedPace pace = new OrderedPace(session, COMMAND, settings);
                for (TableRelease table : tables(task, Voting.seen(session), session, pace, errand.scribe())) {
                    looked.add(table.look());
                }
                return Optional.empty();
            }
            Wanted wanted = wanted(task, session, journal);
            if (permits.needed(journal)) {
                permits.require(COMMAND, List.of(wanted), session, journal);
            }
            Seen seen = permits.seen(wanted, session, journal).orElse(Voting.seen(session));
            return Optional.of((pace, scribe) -> {
                pace.during(Optional.of(new Calendar(settings.safeguards().windows(), wanted.risk(), settings.clock()))
                        .filter(c -> settings.safeguards().emergency().isEmpty()));
                release(task, seen, session, pace, scribe);
            });
        });
        return new ReleaseReport(
                dryRun ? looked : tables.stream().map(TableRelease::soFar).toList(), !whole);
    }

    private void release(Task task, Seen seen, Session session, OrderedPace pace, Scribe scribe)
            throws SessionLost, StepFailure, Stopped {
        tables.addAll(tables(task, seen, session, pace, scribe));
        for (TableRelease table : tables) {
            table.move();
        }
        long rows = tables.stream().mapToLong(t -> t.soFar().rows()).sum();
        long left = tables.stream()
                .mapToLong(t -> t.soFar().there() + t.soFar().left())
                .sum();
        long since = tables.stream().mapToLong(t -> t.soFar().since()).sum();
        Optional<Attempt.Refusal> refusal = new Attempt()
                .ours("BEGIN")
                .ours(scribe.append(new FillEvent.ReleaseDone(task.facts(), rows, left, since)))
                .ours("COMMIT")
                .run(session);
        if (refusal.isPresent()) {
            throw refusal.get().asFailure(Effect.RECORDED);
        }
    }

    /** Numbered as steps behind the last one of the plan. */
    private List<TableRelease> tables(Task task, Seen seen, Session session, OrderedPace pace, Scribe scribe)
            throws SessionLost {
        MigrationBook book = new MigrationBook(scribe, task.facts(), task.leg(), task.lost(), Optional.empty());
        List<TableRelease> all = new ArrayList<>();
        for (Release release : task.plan().releases()) {
            PlannedStep step = new PlannedStep(
                    task.plan().steps().size() + all.size() + 1,
                    Phase.MIGRATE,
                    new Step.Transaction(List.of(release.move()), Takes.NOTHING),
                    Optional.empty(),
                    Undo.nothing());
            StepBook its = book.step(step, false, Optional.empty());
            all.add(new TableRelease(release, seen, errand.context(session, task, step.number(), its, pace)));
        }
        return all;
    }

    private Wanted wanted(Task task, Session session, Journal journal) throws SQLException {
        MigrationId id = task.plan().id();
        return Requests.ofPast(
                Deed.RELEASE,
                journal.row(id).orElseThrow(),
                entry(id).migration(),
                source,
                settings.owner(),
                session,
                journal);
    }

    private Task task(MigrationId id, Session session, Optional<Journal> journal) throws SQLException {
        JournalRow row = journal.flatMap(j -> j.row(id))
                .filter(r -> r.direction() == Direction.UP)
                .orElseThrow(() -> nothing(id).asException());
        requireCompleted(row);
        Task task = Resumption.of(
                row,
                entry(id).migration(),
                session,
                journal.orElseThrow(),
                source.migrations().layout());
        if (task.plan().releases().isEmpty()) {
            throw nothing(id).asException();
        }
        return task;
    }

    private MigrationEntry entry(MigrationId id) {
        return source.migrations().find(id).orElseThrow(() -> nothing(id).asException());
    }

    private static void requireCompleted(JournalRow row) {
        MigrationId id = row.applied().id();
        if (row.applied().state() != MigrationState.COMPLETED) {
            throw Problem.user(
                            "DATA-RELEASE-EARLY",
                            id + " is " + row.applied().state().display() + ", and still follows its source",
                            "a row that is corrected in the source goes over by itself until then; one that came another way would differ"
                                    + " from what the source says",
                            "correct the rows in the source; or `suture complete " + id + "` first")
                    .asException();
        }
    }

    private static Problem nothing(MigrationId id) {
        return Problem.user(
                "DATA-RELEASE",
                "nothing that " + id + " has set aside can be released",
                "it is no migration that was run here and sets rows aside for a rule's, a transform's or an orphan's sake",
                "`suture data quarantine` lists what is set aside; a row can be written to its table by hand");
    }
}
