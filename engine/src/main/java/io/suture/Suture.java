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
import io.suture.core.ledger.Origin;
import io.suture.core.migration.MigrationId;
import io.suture.core.migration.MigrationSet;
import io.suture.core.plan.Plan;
import io.suture.core.plan.PlannedMigration;
import io.suture.core.problem.Problem;
import io.suture.core.problem.SutureException;
import io.suture.core.source.Layouts;
import io.suture.core.source.SourceFile;
import io.suture.core.sql.Identifier;
import io.suture.engine.adopt.AdoptOptions;
import io.suture.engine.adopt.AdoptReport;
import io.suture.engine.adopt.Adopter;
import io.suture.engine.adopt.RunElsewhere;
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
import io.suture.engine.journal.Birth;
import io.suture.engine.journal.Departure;
import io.suture.engine.journal.Journal;
import io.suture.engine.journal.JournalRebuild;
import io.suture.engine.journal.JournalSearch;
import io.suture.engine.journal.RoleNames;
import io.suture.engine.journal.RolesSql;
import io.suture.engine.journal.RunnerLock;
import io.suture.engine.journal.SchemaMemory;
import io.suture.engine.ledger.ExportFile;
import io.suture.engine.ledger.Ledger;
import io.suture.engine.ledger.LedgerFilter;
import io.suture.engine.ledger.Scribe;
import io.suture.engine.run.Ahead;
import io.suture.engine.run.AssessOptions;
import io.suture.engine.run.CompleteOptions;
import io.suture.engine.run.CompleteReport;
import io.suture.engine.run.DryRun;
import io.suture.engine.run.Foreseen;
import io.suture.engine.run.MigrateOptions;
import io.suture.engine.run.Released;
import io.suture.engine.run.RunReport;
import io.suture.engine.run.RunSettings;
import io.suture.engine.run.Source;
import io.suture.engine.run.UndoOptions;
import io.suture.engine.run.UndoReport;
import io.suture.engine.run.VoteOptions;
import io.suture.engine.run.VoteReport;
import io.suture.engine.run.Work;
import io.suture.engine.status.Agreed;
import io.suture.engine.status.InUse;
import io.suture.engine.status.Quarantined;
import io.suture.engine.status.Status;
import io.suture.engine.status.WorkUnderWay;
import io.suture.engine.steer.SteerOptions;
import io.suture.engine.steer.Steered;
import io.suture.engine.steer.Steering;
import io.suture.engine.transform.TransformJars;
import io.suture.engine.verify.Verifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Changes a live PostgreSQL database by a folder of migrations. The one place where the parts are put together.
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

    private Suture(Sessions sessions, SutureOptions options) {
        this.sessions = sessions;
        this.options = options;
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
        return work().plan(wish);
    }

    /** How much the steps of a plan for this database are expected to be: rows, WAL, disk, time. Writes nothing, waits for nobody. */
    public Estimates estimates(Plan plan) {
        try (Session session = sessions.open(Purpose.READ)) {
            boolean used =
                    new JournalSearch(options.run().outside()).in(session).isPresent();
            return Estimates.of(plan, used, session.connection());
        } catch (SQLException e) {
            throw ServerProblem.inOurSql(e).asException(e);
        }
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
        try (Session session = sessions.open(Purpose.MIGRATE)) {
            return new DryRun(session, options.run().owner(), within).of(plan.migrations());
        } catch (SQLException e) {
            throw ServerProblem.inOurSql(e).asException(e);
        }
    }

    /** Brings the database to where the folder is. */
    public RunReport migrate(MigrateOptions wish) {
        return work().migrate(wish);
    }

    /** The files of seed data whose rows {@link #migrate} would write now, in order. Writes nothing. */
    public List<String> seeds(MigrateOptions wish) {
        return work().seeds(wish);
    }

    /** Completes expanded migrations: takes away what clients no longer use, each behind its gate. */
    public CompleteReport complete(CompleteOptions wish) {
        return work().complete(wish);
    }

    /** Does again what others have written since to the source of an expanded data migration; it stays expanded. */
    public void follow(MigrationId id) {
        work().follow(id);
    }

    /** What the gates of the migrations that wait to be completed say now. Writes nothing. */
    public List<Gate> gates(CompleteOptions wish) {
        return work().gates(wish);
    }

    /** What is at stake in an upgrade, or in all that is pending, with the reasons. Writes nothing, waits for nobody. */
    public Assessment assess(AssessOptions wish) {
        return work().assess(wish, options.knowledge());
    }

    /**
     * Approves or rejects a migration in the name of the login; what is approved follows from where it stands ({@link VoteOptions}).
     * Plans it as {@link #migrate} would; waits for nobody.
     */
    public VoteReport vote(VoteOptions wish) {
        return work().vote(wish);
    }

    /** What pages about the migrations are made from: folder, schema, assessment, ledger. Writes nothing, waits for nobody. */
    public Material material() {
        Assessment assessment = assess(AssessOptions.pending());
        try (Session session = sessions.open(Purpose.READ)) {
            Catalog catalog = CatalogReader.read(session.connection(), options.scope());
            List<LedgerEntry> ledger = entries(LedgerFilter.defaults().newest(Integer.MAX_VALUE), session);
            return Material.of(migrations())
                    .with(new Material.Live(
                            catalog, assessment, options.knowledge().classification(), ledger, kept(session)));
        } catch (SQLException e) {
            throw ServerProblem.inOurSql(e).asException(e);
        }
    }

    /** The newest plan of each migration that has run here. */
    private Map<MigrationId, PlannedMigration> kept(Session session) throws SQLException {
        return new JournalSearch(options.run().outside()).in(session).isPresent()
                ? Journal.plans(session.connection())
                : Map.of();
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
        try (Session session = sessions.open(Purpose.READ)) {
            LedgerFilter ticks =
                    LedgerFilter.defaults().ofKind(ApprovalEvent.Ticked.KIND).newest(Integer.MAX_VALUE);
            return Preparation.of(status().waiting(), entries(ticks, session));
        } catch (SQLException e) {
            throw ServerProblem.inOurSql(e).asException(e);
        }
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
            JournalSearch search = new JournalSearch(options.run().outside());
            new Ticks(sessions, search, scribe()).write(List.of(new ApprovalEvent.Ticked(id, key, note)));
        }
    }

    /**
     * Puts on the record, in the name of the login, what was seen when migrations were rehearsed; with none, only looks whether that can be.
     *
     * @throws SutureException {@code CHECKLIST-DENIED}, {@code JOURNAL-NONE}
     */
    public void record(List<ApprovalEvent.Rehearsed> seen) {
        new Ticks(sessions, new JournalSearch(options.run().outside()), scribe()).write(seen);
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
        return Material.of(Layouts.installed().read(MigrationFiles.read(folder), layout));
    }

    /** Takes migrations back. */
    public UndoReport undo(UndoOptions wish) {
        return work().undo(wish);
    }

    /**
     * Takes over a database that another tool has migrated, or one that nobody has.
     *
     * @param dryRun look and report, write nothing
     */
    public AdoptReport baseline(AdoptOptions wish, boolean dryRun) {
        List<SourceFile> files = MigrationFiles.read(options.folder());
        MigrationSet set = Layouts.installed().read(files, options.layout());
        return new Adopter(sessions, set, files, scribe(), options.protection()).adopt(wish, dryRun);
    }

    /** What {@link #undo} would do now. Writes nothing. */
    public Plan planUndo(UndoOptions wish) {
        return work().planUndo(wish);
    }

    /**
     * Says what became of a step that nobody knows the end of, after somebody has looked; recorded.
     *
     * @param done whether it took effect
     * @param dryRun look and refuse, write nothing
     */
    public void resolve(MigrationId id, boolean done, String reason, boolean dryRun) {
        work().resolve(id, done, reason, dryRun);
    }

    /**
     * Lets the changed file of a migration that has run stand as it is now; recorded. Nothing runs, the database stays as it is.
     *
     * @param dryRun look and refuse, write nothing
     */
    public void accept(MigrationId id, String reason, boolean dryRun) {
        work().accept(id, reason, dryRun);
    }

    /**
     * The SQL that an administrator runs once: roles and grants, and schema {@code suture}, which is made, or handed over to its
     * owner where there is one already. Reads the database's name and version, writes nothing.
     */
    public String rolesSql() {
        try (Session session = sessions.open(Purpose.READ)) {
            ServerFacts facts = session.facts();
            RolesSql sql = new RolesSql(
                    RoleNames.defaults(),
                    Identifier.of(facts.database()),
                    options.run().owner());
            return Journal.find(session.connection()).isPresent()
                    ? sql.handOver(facts.majorVersion())
                    : sql.everything(facts.majorVersion(), birth(session));
        } catch (SQLException e) {
            throw ServerProblem.inOurSql(e).asException(e);
        }
    }

    /** Tells a run that is under way, in whatever process, to pause, to go on, or how much to work; on the record. */
    public Steered steer(SteerOptions wish) {
        JournalSearch search = new JournalSearch(options.run().outside());
        return new Steering(sessions, search, scribe()).give(wish);
    }

    /** Where every migration stands. */
    public Status status() {
        MigrationSet set = migrations();
        try (Session session = sessions.open(Purpose.READ)) {
            Optional<Journal> journal = new JournalSearch(options.run().outside()).in(session);
            Optional<Departure> departure = journal.isPresent()
                    ? SchemaMemory.departure(session.connection(), options.tool())
                    : Optional.empty();
            WorkUnderWay work =
                    journal.isPresent() ? WorkUnderWay.of(journal.get(), session.connection()) : WorkUnderWay.NONE;
            Status status = Status.of(set, journal, departure, work, InUse.of(session.connection()));
            return isProtected(journal) ? status.with(Agreed.on(status.waiting(), session.connection())) : status;
        } catch (SQLException e) {
            throw ServerProblem.inOurSql(e).asException(e);
        }
    }

    /** How many rows data migrations have set aside, by table and rule; reads the tables they lie in. Writes nothing. */
    public List<Quarantined> quarantined() {
        try (Session session = sessions.open(Purpose.READ)) {
            Optional<Journal> journal = new JournalSearch(options.run().outside()).in(session);
            return journal.isPresent() ? Quarantined.of(journal.get(), session.connection()) : List.of();
        } catch (SQLException e) {
            throw ServerProblem.inOurSql(e).asException(e);
        }
    }

    /**
     * Lets rows that a completed data migration has set aside go where they belong, once they have been corrected where they lie: by the same rules, in one
     * transaction a table, on the record.
     *
     * @param dryRun only count
     */
    public List<Released> release(MigrationId id, boolean dryRun) {
        return work().release(id, dryRun);
    }

    private boolean isProtected(Optional<Journal> journal) {
        return journal.filter(j -> j.identity().isProtected(options.protection()))
                .isPresent();
    }

    /** Whether what was migrated holds: the authors' verifications, nothing left half done, the ledger whole. Writes nothing. */
    public List<Check> verify() {
        MigrationSet set = migrations();
        try (Session session = sessions.open(Purpose.MIGRATE)) {
            Optional<Journal> journal = new JournalSearch(options.run().outside()).in(session);
            return new Verifier(session, set, journal, options.tool()).all();
        } catch (SQLException e) {
            throw ServerProblem.inOurSql(e).asException(e);
        }
    }

    /**
     * Checks every entry of the ledger, and that it still holds the heads kept outside; see {@link Ledger#verify}.
     *
     * @param heads besides those that earlier runs noted in {@link RunSettings#outside}
     */
    public LedgerVerification verifyLedger(Collection<NotedHead> heads) {
        return inLedger(ledger -> {
            List<NotedHead> all = new ArrayList<>(heads);
            Optional<String> databaseId = ledger.databaseId();
            if (options.run().outside().isPresent() && databaseId.isPresent()) {
                all.addAll(options.run().outside().get().heads(databaseId.get()).heads());
            }
            return ledger.verify(all);
        });
    }

    /** The newest entries of the ledger that the filter lets through, oldest of them first. */
    public List<LedgerEntry> showLedger(LedgerFilter filter) {
        return inLedger(ledger -> ledger.show(filter));
    }

    /** Writes every entry of the ledger as a line of JSON; how many. */
    public long exportLedger(Writer to) {
        return inLedger(ledger -> ledger.export(to));
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
                return dryRun ? rebuild.plan() : rebuild.run(birth(session), reason);
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

    @FunctionalInterface
    private interface LedgerLook<T> {
        T at(Ledger ledger) throws SQLException, IOException;
    }

    /** The ledger can be read where the rest of the journal is damaged: what it would be rebuilt from. */
    private <T> T inLedger(LedgerLook<T> look) {
        try (Session session = sessions.open(Purpose.READ)) {
            session.execute("SET ROLE NONE");
            try {
                return look.at(new Ledger(session.connection()));
            } catch (SQLException e) {
                if (new JournalSearch(options.run().outside()).in(session).isEmpty()) {
                    throw new SutureException(noLedger(), e);
                }
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw ServerProblem.inOurSql(e).asException(e);
        }
    }

    /** None where Suture was never used. */
    private List<LedgerEntry> entries(LedgerFilter filter, Session session) throws SQLException {
        if (new JournalSearch(options.run().outside()).in(session).isEmpty()) {
            return List.of();
        }
        session.execute("SET ROLE NONE");
        return new Ledger(session.connection()).show(filter);
    }

    private Problem noLedger() {
        return Problem.user(
                "LEDGER-NONE",
                "there is no ledger in " + sessions.display(),
                "Suture has never changed this database",
                "look whether it is the database that is meant");
    }

    private Birth birth(Session session) {
        return Birth.of(scribe(), session, options.protection());
    }

    private Work work() {
        Source source =
                new Source(Ahead.of(this::migrations), options.parsing(), options.scope(), options.releasePrefix());
        RunSettings run = options.run().with(TransformJars.in(options.folder()));
        return new Work(
                sessions, source, run, scribe(), options.protection(), options.seeds(), this::requireNotRunElsewhere);
    }

    private void requireNotRunElsewhere(Session session) throws SQLException {
        List<SourceFile> files = MigrationFiles.read(options.folder());
        new RunElsewhere(Layouts.installed().read(files, options.layout()), files).refuse(session);
    }

    private MigrationSet migrations() {
        return Layouts.installed().read(MigrationFiles.read(options.folder()), options.layout());
    }

    private Scribe scribe() {
        Origin origin = new Origin(
                UUID.randomUUID().toString(),
                options.environment(),
                sessions.display(),
                Optional.empty(),
                options.tool(),
                Optional.empty(),
                options.claimed());
        return new Scribe(origin, options.run().clock());
    }
}
