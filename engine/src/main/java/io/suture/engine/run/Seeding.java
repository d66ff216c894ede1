// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.ledger.LedgerHead;
import io.suture.core.ledger.Protection;
import io.suture.core.ledger.RunEvent;
import io.suture.core.migration.Checksum;
import io.suture.core.plan.Sql;
import io.suture.core.problem.Effect;
import io.suture.core.problem.Problem;
import io.suture.core.problem.Problems;
import io.suture.core.problem.SutureException;
import io.suture.core.source.SeedFile;
import io.suture.core.sql.ParseOptions;
import io.suture.engine.connect.Session;
import io.suture.engine.connect.Sessions;
import io.suture.engine.files.SeedFolder;
import io.suture.engine.journal.Birth;
import io.suture.engine.journal.Journal;
import io.suture.engine.ledger.Ledger;
import io.suture.engine.ledger.Scribe;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Writes the rows of a seed into a database that was migrated: each file once, in a transaction of its own with its entry in the ledger.
 * The ledger is what tells which have run. Never into a protected database, in an emergency neither.
 *
 * @param wished what the configuration says the database is
 */
record Seeding(
        String seed,
        SeedFolder folder,
        ParseOptions parsing,
        Sessions sessions,
        RunSettings settings,
        Scribe scribe,
        Protection wished) {
    private static final String RUN = """
            WITH said AS MATERIALIZED (
                SELECT l.seq, l.body::jsonb AS body FROM ONLY suture.ledger AS l WHERE strpos(l.body, '"kind":"%1$s"') > 0)
            SELECT body ->> 'file', body ->> 'checksum' FROM said WHERE body ->> 'kind' = '%1$s' ORDER BY seq
            """.formatted(RunEvent.Seeded.KIND);

    /** A file that has not run. */
    private record Script(SeedFile file, List<Sql> statements) {}

    /**
     * The files that have not run, in order. Goes through the ledger once, under ACCESS SHARE; writes nothing.
     *
     * @param journal empty where Suture has never changed the database
     * @throws SutureException everything at once: {@code SEED-PROTECTED}, {@code SEED-UNKNOWN}, {@code SEED-CHANGED}, {@code SEED-STATEMENT},
     *     and what is wrong with the SQL
     */
    List<String> pending(Session session, Optional<Journal> journal) throws SQLException {
        return scripts(session, journal).stream().map(s -> s.file().path()).toList();
    }

    /** Runs them, under the runner's lock; their paths. */
    List<String> run() {
        return Locked.throughout(sessions, settings, (session, lock) -> {
            Journal journal =
                    Journal.open(lock, Birth.of(scribe, session, wished)).requireWritable(session.connection());
            Scribe here = scribe.in(session, journal.identity().databaseId());
            List<Script> scripts = scripts(session, Optional.of(journal));
            try {
                for (Script script : scripts) {
                    write(script, session, here);
                }
            } catch (SessionLost e) {
                throw new SutureException(e.reason().problem().with(Effect.RECORDED), e);
            }
            return scripts.stream().map(s -> s.file().path()).toList();
        });
    }

    private List<Script> scripts(Session session, Optional<Journal> journal) throws SQLException {
        if (journal.map(j -> j.identity().isProtected(wished)).orElse(wished.needsApproval())) {
            throw isProtected().asException();
        }
        Map<String, Checksum> run = journal.isPresent() ? run(session) : Map.of();
        Problems problems = new Problems();
        List<Script> scripts = new ArrayList<>();
        for (SeedFile file : folder.files(seed)) {
            problems.collect(() -> file.statements(parsing)).ifPresent(statements -> {
                Checksum before = run.get(file.path());
                if (before == null) {
                    scripts.add(new Script(file, statements));
                } else if (!before.equals(file.checksum())) {
                    problems.add(changed(file));
                }
            });
        }
        problems.throwIfAny();
        return scripts;
    }

    private static Map<String, Checksum> run(Session session) throws SQLException {
        Map<String, Checksum> run = new HashMap<>();
        try (Statement query = session.connection().createStatement();
                ResultSet row = query.executeQuery(RUN)) {
            while (row.next()) {
                run.put(row.getString(1), new Checksum(row.getString(2)));
            }
        }
        return run;
    }

    private void write(Script script, Session session, Scribe here) throws SessionLost, SQLException {
        SeedFile file = script.file();
        Optional<Attempt.Refusal> refusal = new Attempt()
                .ours("BEGIN")
                .as(settings.owner())
                .theirs(script.statements())
                .asOurselves(settings.owner())
                .ours(here.append(
                        new RunEvent.Seeded(seed, file.path(), file.checksum().hex())))
                .ours("COMMIT")
                .run(session);
        if (refusal.isPresent()) {
            throw new SutureException(
                    refusal.get().server().problem().with(Effect.RECORDED),
                    Objects.requireNonNull(refusal.get().error()));
        }
        LedgerHead head = new Ledger(session.connection()).head();
        settings.outside()
                .ifPresent(o -> o.note(
                        here.origin().databaseId().orElseThrow(),
                        session.facts().place(),
                        head,
                        here.clock().instant()));
    }

    private Problem isProtected() {
        return Problem.user(
                "SEED-PROTECTED",
                "the seed \"" + seed + "\" may not be written here: the database is protected",
                "seed data is made up, and made-up rows among real ones cannot be told apart later; no option, approval or"
                        + " emergency lets it in",
                "migrate without --seed, or name another database");
    }

    private static Problem changed(SeedFile file) {
        return Problem.user(
                "SEED-CHANGED",
                file.path() + " is not what was run here",
                "its rows were written once, and the file says something else now",
                "put what is new into a new file, or begin again from an empty database");
    }
}
