// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.assess.Assessment;
import io.suture.core.assess.Knowledge;
import io.suture.core.ledger.Hash;
import io.suture.core.ledger.LedgerEvent;
import io.suture.core.ledger.Protection;
import io.suture.core.ledger.RunEvent;
import io.suture.core.migration.Lazy;
import io.suture.core.migration.MigrationId;
import io.suture.core.migration.Pending;
import io.suture.core.migration.Reconciliation;
import io.suture.core.plan.Plan;
import io.suture.core.plan.PlanJson;
import io.suture.core.plan.PlannedMigration;
import io.suture.core.problem.Problem;
import io.suture.core.problem.SutureException;
import io.suture.engine.connect.Purpose;
import io.suture.engine.connect.Session;
import io.suture.engine.connect.Sessions;
import io.suture.engine.files.SeedFolder;
import io.suture.engine.gate.Gate;
import io.suture.engine.journal.Journal;
import io.suture.engine.journal.JournalSearch;
import io.suture.engine.journal.SchemaMemory;
import io.suture.engine.ledger.Scribe;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What can be asked of the runner: plan, migrate, undo. Looks before it takes the runner's lock; records what it refuses. */
public final class Work {
    private final Sessions sessions;
    private final Source source;
    private final RunSettings settings;
    private final Scribe scribe;
    private final Protection protection;
    private final SeedFolder seeds;
    private final FirstLook firstLook;

    /** Looks at a database that Suture has never migrated, and refuses what it must not begin. */
    @FunctionalInterface
    public interface FirstLook {
        void at(Session session) throws SQLException;
    }

    public Work(
            Sessions sessions,
            Source source,
            RunSettings settings,
            Scribe scribe,
            Protection protection,
            SeedFolder seeds,
            FirstLook firstLook) {
        this.sessions = sessions;
        this.source = source;
        this.settings = settings;
        this.scribe = scribe;
        this.protection = protection;
        this.seeds = seeds;
        this.firstLook = firstLook;
    }

    /** What {@link #migrate} would do now. Writes nothing. Empty plan where there is nothing to do. */
    public Plan plan(MigrateOptions options) {
        return sessions.visit(Purpose.JUDGE, session -> {
            Optional<Journal> journal = journal(session);
            Reconciliation state = reconcile(journal, options);
            say(state);
            lookFirst(session, journal, state);
            List<Pending> pending = MigrateAssignment.all(state);
            return assignment(options).plan(pending, session, journal);
        });
    }

    /**
     * Brings the database to where the folder is. What cannot be planned is refused before there is a journal. Two round trips
     * after connecting where there is nothing to do. The rows of a seed come last, and what stands against them is refused first.
     */
    public RunReport migrate(MigrateOptions options) {
        MigrateAssignment migrate = assignment(options);
        Optional<Seeding> seeding = seeding(options);
        boolean nothing = looking(session -> {
            Optional<Journal> journal = journal(session);
            if (seeding.isPresent()) {
                refusing("migrate", session, journal, () -> seeding.get().pending(session, journal));
            }
            Reconciliation state = refusing("migrate", session, journal, () -> reconcile(journal, options));
            say(state);
            lookFirst(session, journal, state);
            if (journal.isEmpty() && !state.upToDate()) {
                migrate.plan(MigrateAssignment.all(state), session, journal);
            }
            return state.upToDate() && !isPurgeDue(journal) && asLeft(session, journal);
        });
        RunReport run = nothing ? RunReport.NOTHING : runner(migrate).run().refusing(migrate.refused());
        return seeding.isPresent() && run.result() == RunEvent.Result.COMPLETED
                ? run.seeding(seeding.get().run())
                : run;
    }

    /** The files of seed data whose rows {@link #migrate} would write now. Writes nothing. */
    public List<String> seeds(MigrateOptions options) {
        Optional<Seeding> seeding = seeding(options);
        return seeding.isEmpty() ? List.of() : looking(session -> seeding.get().pending(session, journal(session)));
    }

    /** Takes migrations back, the newest first; what was begun and not finished first of all. */
    public UndoReport undo(UndoOptions options) {
        if (options.to().isPresent()) {
            refuseImpossible(options);
        }
        UndoAssignment undo = new UndoAssignment(source, settings.owner(), options, permits());
        RunReport run =
                looking(this::journal).isEmpty() ? undo.nowhere() : runner(undo).run();
        return new UndoReport(run, undo.method(), undo.lost());
    }

    /** Of several none is taken back where one of them cannot be. What else stands against one is said when its turn comes. */
    private void refuseImpossible(UndoOptions options) {
        try {
            planUndo(options);
        } catch (SutureException e) {
            if (e.problems().stream().anyMatch(p -> p.code().equals("UNDO-IMPOSSIBLE"))) {
                throw e;
            }
        }
    }

    /** Runs the contracts and the purges that wait, each behind its gate; where it is closed, that one stays as it is. */
    public CompleteReport complete(CompleteOptions options) {
        Completion completion = new Completion(source, settings, scribe, options, permits());
        CompleteAssignment complete = new CompleteAssignment(completion, options);
        RunReport run = looking(this::journal).isEmpty()
                ? complete.nowhere()
                : runner(complete).run();
        return new CompleteReport(run, completion.gates());
    }

    /**
     * Does again what others have written since to the source of an expanded data migration, which stays expanded.
     *
     * @return false where somebody has stopped it before its end
     */
    public boolean follow(MigrationId id) {
        return new Following(sessions, source, settings, scribe).run(id);
    }

    /**
     * Lets rows that a completed data migration has set aside go where they belong, once they have been corrected.
     *
     * @param dryRun only count
     */
    public ReleaseReport release(MigrationId id, boolean dryRun) {
        return new Releasing(sessions, source, settings, scribe, permits()).run(id, dryRun);
    }

    /** What the gates of the contracts and the purges that wait say now. Writes nothing. */
    public List<Gate> gates(CompleteOptions options) {
        Completion completion = new Completion(source, settings, scribe, options, permits());
        CompleteAssignment complete = new CompleteAssignment(completion, options);
        return looking(session -> {
            Optional<Journal> journal = journal(session);
            return journal.isEmpty() ? List.<Gate>of() : complete.look(session, journal.get());
        });
    }

    /**
     * Says what became of a step that nobody knows the end of, after somebody has looked.
     *
     * @param done whether it took effect
     * @param dryRun look and refuse, write nothing
     */
    public void resolve(MigrationId id, boolean done, String reason, boolean dryRun) {
        notary().write(new Resolution(source, id, done, reason), dryRun);
    }

    /** What is at stake in an upgrade, or in all that is pending. Writes nothing, waits for nobody. */
    public Assessment assess(AssessOptions wish, Knowledge knowledge) {
        Assessing assessing = new Assessing(source, settings, knowledge, assignment(MigrateOptions.defaults()));
        return sessions.visit(Purpose.JUDGE, session -> assessing.assess(wish, session, journal(session)));
    }

    /** Approves or rejects, in the name of the login. */
    public VoteReport vote(VoteOptions wish) {
        MigrateOptions options = wish.asWritten() ? MigrateOptions.defaults().writtenAs() : MigrateOptions.defaults();
        return new Voting(sessions, source, settings, scribe, assignment(options)).vote(wish);
    }

    /**
     * Lets the changed file of a migration that has run stand; nothing runs.
     *
     * @param dryRun look and refuse, write nothing
     */
    public void accept(MigrationId id, String reason, boolean dryRun) {
        notary().write(new Acceptance(source, id, reason), dryRun);
    }

    /** What {@link #undo} would do now, each migration planned on the schema as it is: all but the first are provisional. */
    public Plan planUndo(UndoOptions options) {
        return looking(session -> {
            Optional<Journal> journal = journal(session);
            UndoAssignment undo =
                    new UndoAssignment(source, settings.owner(), options, Permits.notAsked(settings, scribe));
            List<PlannedMigration> all = new ArrayList<>();
            Set<String> known = new HashSet<>();
            for (Task task : journal.isEmpty() ? List.<Task>of() : undo.foreseen(session, journal.get())) {
                PlannedMigration plan = task.plan()
                        .noting(task.lost().stream()
                                .filter(known::add)
                                .map(what -> "lost is " + what)
                                .toList());
                all.add(all.isEmpty() ? plan : plan.asProvisional());
            }
            String steps = all.stream().map(PlanJson::write).collect(Collectors.joining("\n"));
            return new Plan(Hash.ofText(steps).hex(), "", all, new Lazy<>(Map::of));
        });
    }

    private Optional<Journal> journal(Session session) throws SQLException {
        return new JournalSearch(settings.outside()).in(session);
    }

    private static boolean isPurgeDue(Optional<Journal> journal) {
        return journal.stream()
                .flatMap(j -> j.rows().stream())
                .anyMatch(row -> Completion.isDue(row, /* early= */ false));
    }

    private boolean asLeft(Session session, Optional<Journal> journal) throws SQLException {
        return journal.isEmpty()
                || SchemaMemory.departure(session.connection(), scribe.origin().tool())
                        .isEmpty();
    }

    private Optional<Seeding> seeding(MigrateOptions options) {
        return options.seed()
                .map(seed -> new Seeding(seed, seeds, source.parse(), sessions, settings, scribe, protection));
    }

    private Notary notary() {
        return new Notary(sessions, settings, scribe);
    }

    private Runner runner(Assignment assignment) {
        return new Runner(sessions, settings, scribe, protection, assignment);
    }

    private Permits permits() {
        return new Permits(settings, scribe, protection);
    }

    private MigrateAssignment assignment(MigrateOptions options) {
        Completion completion = new Completion(source, settings, scribe, CompleteOptions.defaults(), permits());
        return new MigrateAssignment(source, settings.owner(), options, completion, permits());
    }

    private Reconciliation reconcile(Optional<Journal> journal, MigrateOptions options) {
        return source.reconcile(journal.map(Journal::applied).orElse(List.of()), options.reconcile());
    }

    private void lookFirst(Session session, Optional<Journal> journal, Reconciliation state) throws SQLException {
        boolean unused = journal.map(j -> j.rows().isEmpty()).orElse(true);
        if (unused && !state.upToDate()) {
            firstLook.at(session);
        }
    }

    private void say(Reconciliation state) {
        state.notices().forEach(notice -> settings.listener().hear(new RunListener.Noticed(notice)));
    }

    private static String identity(Optional<Journal> journal) {
        return journal.map(j -> j.identity().databaseId()).orElse("");
    }

    private <T> T looking(Sessions.Visit<T> look) {
        return sessions.visit(Purpose.MIGRATE, look);
    }

    /** A refusal is a record too, where the journal is there and may be written; else it is only said. */
    private <T> T refusing(String command, Session session, Optional<Journal> journal, Look<T> look)
            throws SQLException {
        try {
            return look.at();
        } catch (SutureException refused) {
            if (journal.filter(Journal::writable).isPresent()) {
                List<String> codes =
                        refused.problems().stream().map(Problem::code).toList();
                LedgerEvent event = new RunEvent.Refused(command, Optional.<MigrationId>empty(), codes);
                session.execute(scribe.in(session, identity(journal)).append(event));
            }
            throw refused;
        }
    }

    @FunctionalInterface
    private interface Look<T> {
        T at() throws SQLException;
    }
}
