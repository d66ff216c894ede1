// SPDX-License-Identifier: Apache-2.0
package io.suture;

import io.suture.core.assess.Assessment;
import io.suture.core.catalog.Catalog;
import io.suture.core.check.Check;
import io.suture.core.docs.Checklist;
import io.suture.core.docs.Material;
import io.suture.core.docs.Preparation;
import io.suture.core.ledger.ApprovalEvent;
import io.suture.core.ledger.LedgerEntry;
import io.suture.core.ledger.LedgerVerification;
import io.suture.core.ledger.NotedHead;
import io.suture.core.migration.MigrationId;
import io.suture.core.migration.MigrationSet;
import io.suture.core.plan.Plan;
import io.suture.core.plan.PlannedMigration;
import io.suture.core.problem.Problem;
import io.suture.core.problem.SutureException;
import io.suture.core.sql.Identifier;
import io.suture.engine.adopt.AdoptOptions;
import io.suture.engine.adopt.AdoptReport;
import io.suture.engine.catalog.CatalogReader;
import io.suture.engine.connect.Purpose;
import io.suture.engine.connect.ServerFacts;
import io.suture.engine.connect.ServerProblem;
import io.suture.engine.connect.Session;
import io.suture.engine.connect.SessionOptions;
import io.suture.engine.connect.Sessions;
import io.suture.engine.docs.Ticks;
import io.suture.engine.estimate.Estimates;
import io.suture.engine.files.MigrationFiles;
import io.suture.engine.gate.Gate;
import io.suture.engine.journal.Departure;
import io.suture.engine.journal.Journal;
import io.suture.engine.journal.JournalRebuild;
import io.suture.engine.journal.RoleNames;
import io.suture.engine.journal.RolesSql;
import io.suture.engine.journal.RunnerLock;
import io.suture.engine.journal.SchemaMemory;
import io.suture.engine.ledger.ExportFile;
import io.suture.engine.ledger.Ledger;
import io.suture.engine.ledger.LedgerFilter;
import io.suture.engine.run.AssessOptions;
import io.suture.engine.run.CompleteOptions;
import io.suture.engine.run.CompleteReport;
import io.suture.engine.run.DryRun;
import io.suture.engine.run.Foreseen;
import io.suture.engine.run.MigrateOptions;
import io.suture.engine.run.ReleaseReport;
import io.suture.engine.run.RunReport;
import io.suture.engine.run.RunSettings;
import io.suture.engine.run.UndoOptions;
import io.suture.engine.run.UndoReport;
import io.suture.engine.run.VoteOptions;
import io.suture.engine.run.VoteReport;
import io.suture.engine.status.Agreed;
import io.suture.engine.status.InUse;
import io.suture.engine.status.Quarantined;
import io.suture.engine.status.Status;
import io.suture.engine.status.Waiting;
import io.suture.engine.status.WorkUnderWay;
import io.suture.engine.steer.SteerOptions;
import io.suture.engine.steer.Steered;
import io.suture.engine.steer.Steering;
import io.suture.engine.verify.Verifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Changes a live PostgreSQL database by a folder of migrations.
 *
 * <pre>{@code
 * Suture suture = Suture.on(dataSource, SutureOptions.in(Path.of("migrations")));
 * suture.migrate(MigrateOptions.defaults());
 * }</pre>
 *
 * Every method opens sessions of its own and closes them. Thread-safe; only one run at a time changes a database, whoever
 * starts it.
 */
public final class Suture {
    private final Sessions sessions;
    private final SutureOptions options;
    private final Parts parts;

    private Suture(Sessions sessions, SutureOptions options) {
        this.sessions = sessions;
        this.options = options;
        this.parts = new Parts(sessions, options);
    }

    /** On the database that the pool of an application leads to; needs three connections at once. */
    public static Suture on(DataSource dataSource, SutureOptions options) {
        SessionOptions session =
                options.run().owner().map(SessionOptions.defaults()::withOwner).orElse(SessionOptions.defaults());
        return on(Sessions.over(dataSource, session), options);
    }

    public static Suture on(Sessions sessions, SutureOptions options) {
        return new Suture(sessions, options);
    }

    /** What {@link #migrate} would do now. Writes nothing. */
    public Plan plan(MigrateOptions wish) {
        return parts.work().plan(wish);
    }

    /** How much the steps of a plan for this database are expected to be: rows, WAL, disk, time. Writes nothing, waits for nobody. */
    public Estimates estimates(Plan plan) {
        return sessions.visit(
                Purpose.READ,
                session -> Estimates.of(plan, parts.search().in(session).isPresent(), session.connection()));
    }

    /**
     * What the migrations of a plan would do to rows: how many, which rules they break, how values would look. Writes nothing; reads the tables whole,
     * in read-only transactions. No value of a row leaves the server.
     *
     * @param within how long each statement may take
     */
    public List<Foreseen> foresee(Plan plan, Duration within) {
        if (plan.migrations().stream().allMatch(m -> m.previews().isEmpty())) {
            return List.of();
        }
        return sessions.visit(
                Purpose.MIGRATE,
                session ->
                        new DryRun(session, options.run().owner(), options.run().jars(), within).of(plan.migrations()));
    }

    /** Brings the database to where the folder is. */
    public RunReport migrate(MigrateOptions wish) {
        return parts.work().migrate(wish);
    }

    /** The files of seed data whose rows {@link #migrate} would write now, in order. Writes nothing. */
    public List<String> seeds(MigrateOptions wish) {
        return parts.work().seeds(wish);
    }

    /** Completes expanded migrations: takes away what clients no longer use, each behind its gate. */
    public CompleteReport complete(CompleteOptions wish) {
        return parts.work().complete(wish);
    }

    /**
     * Does again what others have written since to the source of an expanded data migration; it stays expanded.
     *
     * @return false where somebody has stopped it before its end
     */
    public boolean follow(MigrationId id) {
        return parts.work().follow(id);
    }

    /** What the gates of the migrations that wait to be completed say now. Writes nothing. */
    public List<Gate> gates(CompleteOptions wish) {
        return parts.work().gates(wish);
    }

    /** What is at stake in an upgrade, or in all that is pending, with the reasons. Writes nothing, waits for nobody. */
    public Assessment assess(AssessOptions wish) {
        return parts.work().assess(wish, options.knowledge());
    }

    /**
     * Approves or rejects a migration in the name of the login; what is approved follows from where it stands ({@link VoteOptions}).
     * Plans it as {@link #migrate} would; waits for nobody.
     */
    public VoteReport vote(VoteOptions wish) {
        return parts.work().vote(wish);
    }

    /** What pages about the migrations are made from: folder, schema, assessment, ledger. Writes nothing, waits for nobody. */
    public Material material() {
        Assessment assessment = assess(AssessOptions.pending());
        return sessions.visit(Purpose.READ, session -> {
            Catalog catalog = CatalogReader.read(session.connection(), options.scope());
            List<LedgerEntry> ledger =
                    parts.ledger().in(session, LedgerFilter.defaults().newest(Integer.MAX_VALUE));
            return Material.of(parts.migrations())
                    .with(new Material.Live(
                            catalog, assessment, options.knowledge().classification(), ledger, kept(session)));
        });
    }

    /** The newest plan of each migration that has run here. */
    private Map<MigrationId, PlannedMigration> kept(Session session) throws SQLException {
        return parts.search().in(session).isPresent() ? Journal.plans(session.connection()) : Map.of();
    }

    /**
     * What has to be done around a migration, and what is done.
     *
     * @throws SutureException {@code MIGRATION-UNKNOWN}
     */
    public Checklist checklist(MigrationId id) {
        return material().checklist(id).orElseThrow(() -> unknown(id).asException());
    }

    /** What people have to have done before what waits may run, as far as the ledger says; a check each. Writes nothing. */
    public List<Check> preparation() {
        return sessions.visit(Purpose.READ, session -> {
            LedgerFilter ticks =
                    LedgerFilter.defaults().ofKind(ApprovalEvent.Ticked.KIND).newest(Integer.MAX_VALUE);
            return Preparation.of(status().waiting(), parts.ledger().in(session, ticks));
        });
    }

    /**
     * Says, in the name of the login, that an item of the checklist is done; on the record.
     *
     * @param dryRun look and refuse, write nothing
     * @throws SutureException {@code MIGRATION-UNKNOWN}, {@code CHECKLIST-ITEM}, {@code CHECKLIST-PROVED}, {@code CHECKLIST-DENIED}, {@code
     *     JOURNAL-NONE}
     */
    public void tick(MigrationId id, String item, Optional<String> note, boolean dryRun) {
        String key = checklist(id).toTick(item).key();
        if (!dryRun) {
            ApprovalEvent ticked = new ApprovalEvent.Ticked(id, key, note);
            new Ticks(sessions, parts.search(), parts.scribe()).write(List.of(ticked));
        }
    }

    /**
     * Puts on the record, in the name of the login, what was seen when migrations were rehearsed; with none, only looks whether that can be.
     *
     * @throws SutureException {@code CHECKLIST-DENIED}, {@code JOURNAL-NONE}
     */
    public void record(List<ApprovalEvent.Rehearsed> seen) {
        new Ticks(sessions, parts.search(), parts.scribe()).write(seen);
    }

    private static Problem unknown(MigrationId id) {
        return Problem.user(
                "MIGRATION-UNKNOWN",
                "there is no migration " + id,
                "the folder has none of this name",
                "`suture status` lists what there is");
    }

    /** The same of a folder alone, without a database. */
    public static Material materialOf(Path folder, String layout) {
        return Material.of(MigrationFiles.read(folder, layout));
    }

    /** Takes migrations back. */
    public UndoReport undo(UndoOptions wish) {
        return parts.work().undo(wish);
    }

    /**
     * Takes over a database that another tool has migrated, or one that nobody has.
     *
     * @param dryRun look and report, write nothing
     */
    public AdoptReport baseline(AdoptOptions wish, boolean dryRun) {
        return parts.adopter().adopt(wish, dryRun);
    }

    /** What {@link #undo} would do now. Writes nothing. */
    public Plan planUndo(UndoOptions wish) {
        return parts.work().planUndo(wish);
    }

    /**
     * Says what became of a step that nobody knows the end of, after somebody has looked; recorded.
     *
     * @param done whether it took effect
     * @param dryRun look and refuse, write nothing
     */
    public void resolve(MigrationId id, boolean done, String reason, boolean dryRun) {
        parts.work().resolve(id, done, reason, dryRun);
    }

    /**
     * Lets the changed file of a migration that has run stand as it is now; recorded. Nothing runs, the database stays as it is.
     *
     * @param dryRun look and refuse, write nothing
     */
    public void accept(MigrationId id, String reason, boolean dryRun) {
        parts.work().accept(id, reason, dryRun);
    }

    /**
     * The SQL that an administrator runs once: roles and grants, and schema {@code suture}, which is made, or handed over to its
     * owner where there is one already. Reads the database's name and version, writes nothing.
     */
    public String rolesSql() {
        return sessions.visit(Purpose.READ, session -> {
            ServerFacts facts = session.facts();
            RolesSql sql = new RolesSql(
                    RoleNames.defaults(),
                    Identifier.of(facts.database()),
                    options.run().owner());
            return Journal.find(session.connection()).isPresent()
                    ? sql.handOver(facts.majorVersion())
                    : sql.everything(facts.majorVersion(), parts.birth(session));
        });
    }

    /** Tells a run that is under way, in whatever process, to pause, to go on, or how much to work; on the record. */
    public Steered steer(SteerOptions wish) {
        return new Steering(sessions, parts.search(), parts.scribe()).give(wish);
    }

    /** Where every migration stands. */
    public Status status() {
        MigrationSet set = parts.migrations();
        return sessions.visit(Purpose.READ, session -> {
            Optional<Journal> journal = parts.search().in(session);
            Optional<Departure> departure = journal.isPresent()
                    ? SchemaMemory.departure(session.connection(), options.tool())
                    : Optional.empty();
            WorkUnderWay work =
                    journal.isPresent() ? WorkUnderWay.of(journal.get(), session.connection()) : WorkUnderWay.NONE;
            Status status = Status.of(set, journal, departure, work, InUse.of(session.connection()));
            return isProtected(journal) ? status.with(Agreed.on(status.waiting(), session.connection())) : status;
        });
    }

    /** What is left to be done of each migration that is expanded, and how many rows others have written since. Writes nothing. */
    public List<Waiting> waiting() {
        return sessions.visit(Purpose.READ, session -> {
            Optional<Journal> journal = parts.search().in(session);
            return journal.isPresent()
                    ? Waiting.of(
                            journal.get(), session.connection(), options.run().owner())
                    : List.of();
        });
    }

    /** How many rows data migrations have set aside, by table and rule; reads the tables they lie in. Writes nothing. */
    public List<Quarantined> quarantined() {
        return sessions.visit(Purpose.READ, session -> {
            Optional<Journal> journal = parts.search().in(session);
            return journal.isPresent() ? Quarantined.of(journal.get(), session.connection()) : List.of();
        });
    }

    /**
     * Lets rows that a completed data migration has set aside go where they belong, once they have been corrected where they lie: by the same rules, a
     * range of blocks a transaction, on the record.
     *
     * @param dryRun only count
     */
    public ReleaseReport release(MigrationId id, boolean dryRun) {
        return parts.work().release(id, dryRun);
    }

    private boolean isProtected(Optional<Journal> journal) {
        return journal.filter(j -> j.identity().isProtected(options.protection()))
                .isPresent();
    }

    /** Whether what was migrated holds: the authors' verifications, nothing left half done, the ledger whole. Writes nothing. */
    public List<Check> verify() {
        MigrationSet set = parts.migrations();
        return sessions.visit(Purpose.MIGRATE, session -> {
            Optional<Journal> journal = parts.search().in(session);
            return new Verifier(session, set, journal, options.tool()).all();
        });
    }

    /**
     * Checks every entry of the ledger, and that it still holds the heads kept outside; see {@link Ledger#verify}.
     *
     * @param heads besides those that earlier runs noted in {@link RunSettings#outside}
     */
    public LedgerVerification verifyLedger(Collection<NotedHead> heads) {
        return parts.ledger().verify(heads);
    }

    /** The newest entries of the ledger that the filter lets through, oldest of them first. */
    public List<LedgerEntry> showLedger(LedgerFilter filter) {
        return parts.ledger().show(filter);
    }

    /** Writes every entry of the ledger as a line of JSON; how many. */
    public long exportLedger(Writer to) {
        return parts.ledger().export(to);
    }

    /**
     * Makes a damaged or missing journal anew from an exported ledger; see {@link JournalRebuild}.
     *
     * @param dryRun look and refuse, write nothing
     */
    public JournalRebuild.Rebuilt rebuildJournal(Path export, String reason, boolean dryRun) {
        ExportFile exported = ExportFile.existing(export);
        try (Session session = sessions.open(Purpose.MIGRATE)) {
            try (RunnerLock lock =
                    RunnerLock.acquire(session.connection(), options.run().patience())) {
                JournalRebuild rebuild = new JournalRebuild(lock, exported);
                return dryRun ? rebuild.plan() : rebuild.run(parts.birth(session), reason);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw ServerProblem.inOurSql(e).asException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
