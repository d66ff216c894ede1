// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.adopt;

import io.suture.core.ledger.ChangeEvent;
import io.suture.core.ledger.MigrationFacts;
import io.suture.core.ledger.Protection;
import io.suture.core.migration.Checksums;
import io.suture.core.migration.Migration;
import io.suture.core.migration.MigrationId;
import io.suture.core.migration.MigrationSet;
import io.suture.core.migration.Pending;
import io.suture.core.migration.Phi;
import io.suture.core.migration.ReconcileOptions;
import io.suture.core.plan.Direction;
import io.suture.core.plan.Kind;
import io.suture.core.problem.Problem;
import io.suture.core.problem.SutureException;
import io.suture.core.source.SourceFile;
import io.suture.engine.connect.Pipeline;
import io.suture.engine.connect.ServerProblem;
import io.suture.engine.connect.Session;
import io.suture.engine.connect.Sessions;
import io.suture.engine.journal.Birth;
import io.suture.engine.journal.Journal;
import io.suture.engine.journal.JournalSql;
import io.suture.engine.journal.Patience;
import io.suture.engine.journal.RunnerLock;
import io.suture.engine.journal.SchemaMemory;
import io.suture.engine.ledger.Scribe;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Adopts a database: its history becomes rows of our journal and entries of our ledger, in one transaction. */
public final class Adopter {
    private final Sessions sessions;
    private final MigrationSet set;
    private final List<SourceFile> files;
    private final Scribe scribe;
    private final Protection protection;

    public Adopter(Sessions sessions, MigrationSet set, List<SourceFile> files, Scribe scribe, Protection protection) {
        this.sessions = sessions;
        this.set = set;
        this.files = List.copyOf(files);
        this.scribe = scribe;
        this.protection = protection;
    }

    /**
     * @param dryRun look and report, write nothing
     * @throws SutureException {@code ADOPT-…}; nothing has been written then
     */
    public AdoptReport adopt(AdoptOptions options, boolean dryRun) {
        return RunnerLock.<AdoptReport, RuntimeException>holding(sessions, Patience.defaults(), (session, lock) -> {
            requireUnused(session);
            Optional<Histories.Found> found = new Histories().find(session.connection(), options.from());
            try (ForeignLock theirs = found.isPresent() && !dryRun ? take(session, found.get()) : ForeignLock.NONE) {
                Adoption adoption = adoption(session, found, options);
                if (!dryRun) {
                    write(session, lock, adoption);
                }
                return report(adoption);
            }
        });
    }

    private static ForeignLock take(Session session, Histories.Found found) throws SQLException {
        return found.history().lock(session.connection(), found.table());
    }

    private Adoption adoption(Session session, Optional<Histories.Found> found, AdoptOptions options)
            throws SQLException {
        if (found.isPresent()) {
            List<HistoryRow> rows =
                    found.get().history().rows(session.connection(), found.get().table());
            return Adoption.of(found.get().history(), rows, set, files);
        }
        MigrationId last = options.to()
                .orElseThrow(() -> Problem.user(
                                "ADOPT-NOTHING-SAID",
                                "no other tool has a history in this database",
                                "then somebody has to say what the database already has",
                                "say it: suture baseline --to ID")
                        .asException());
        return Adoption.upTo(last, set);
    }

    private void write(Session session, RunnerLock lock, Adoption adoption) throws SQLException {
        Journal journal =
                Journal.open(lock, Birth.of(scribe, session, protection)).requireWritable(session.connection());
        Scribe here = scribe.in(session, journal.identity().databaseId());
        Map<MigrationId, Pending> contents = Stream.of(set, set.over(List.of()))
                .map(all -> all.reconcile(List.of(), ReconcileOptions.defaults()))
                .flatMap(all -> Stream.concat(all.pending().stream(), all.repeatables().stream()))
                .collect(Collectors.toMap(Pending::id, Function.identity(), (one, same) -> one));
        List<String> rows = new ArrayList<>(List.of("BEGIN"));
        List<String> entries = new ArrayList<>();
        for (Adoption.Item item : adoption.items()) {
            int attempt = journal.row(item.id()).map(row -> row.attempt() + 1).orElse(1);
            MigrationFacts facts = facts(item, Optional.ofNullable(contents.get(item.id())), attempt);
            rows.add(JournalSql.adopted(facts, here.origin().run(), adoption.from()));
            entries.add(here.append(new ChangeEvent.Adopted(facts, adoption.from(), item.appliedAt())));
        }
        rows.add(SchemaMemory.remember(here.origin().run(), here.origin().tool()));
        rows.addAll(entries);
        rows.add("COMMIT");
        try {
            Pipeline.run(session.connection(), rows);
        } catch (Pipeline.Failure failure) {
            session.execute("ROLLBACK");
            throw ServerProblem.inOurSql(failure.getCause()).asException(failure.getCause());
        }
    }

    /** What another tool ran was not planned by us: its kind is the cautious one, and that is said. */
    private MigrationFacts facts(Adoption.Item item, Optional<Pending> content, int attempt) {
        Optional<Migration> migration = content.map(Pending::migration);
        Optional<Checksums> checksums = content.map(Pending::checksums);
        return new MigrationFacts(
                item.id(),
                attempt,
                Direction.UP,
                migration.flatMap(Migration::release),
                migration.map(Migration::description).orElse(""),
                Kind.TRANSFORMATIVE,
                set.layout(),
                checksums,
                false,
                Optional.empty(),
                List.of(),
                migration.map(m -> m.about().phi()).orElse(Phi.NONE),
                migration.flatMap(m -> m.about().justification()),
                migration.flatMap(m -> m.about().ticket()),
                Optional.empty(),
                Optional.empty(),
                List.of(
                        item.entry().isPresent()
                                ? "adopted; what it did was not watched"
                                : "adopted; the folder has no file of it"));
    }

    /** An attempt that left nothing behind, as before anybody thought of taking over, is in nobody's way. */
    private static void requireUnused(Session session) throws SQLException {
        Optional<Journal> journal = Journal.find(session.connection());
        boolean used =
                journal.stream().flatMap(j -> j.applied().stream()).anyMatch(migration -> !migration.mayRunAgain());
        if (used) {
            throw Problem.user(
                            "ADOPT-ALREADY",
                            "this database has migrations in Suture's journal already",
                            "a history is taken over once, before anything else",
                            "`suture status` shows what is there")
                    .asException();
        }
    }

    private static AdoptReport report(Adoption adoption) {
        return new AdoptReport(
                adoption.from(),
                adoption.items().stream().map(Adoption.Item::id).toList(),
                adoption.items().stream()
                        .filter(item -> item.entry().isEmpty())
                        .map(Adoption.Item::id)
                        .toList());
    }
}
