// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.ledger.FillEvent;
import io.suture.core.ledger.MigrationFacts;
import io.suture.core.migration.MigrationEntry;
import io.suture.core.migration.MigrationId;
import io.suture.core.migration.MigrationState;
import io.suture.core.plan.Direction;
import io.suture.core.plan.PlanJson;
import io.suture.core.plan.PlannedMigration;
import io.suture.core.plan.Release;
import io.suture.core.plan.Sql;
import io.suture.core.problem.Effect;
import io.suture.core.problem.Problem;
import io.suture.core.problem.SutureException;
import io.suture.engine.connect.Purpose;
import io.suture.engine.connect.ServerProblem;
import io.suture.engine.connect.Session;
import io.suture.engine.connect.Sessions;
import io.suture.engine.journal.Journal;
import io.suture.engine.journal.JournalRow;
import io.suture.engine.journal.RunnerLock;
import io.suture.engine.ledger.Scribe;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Lets rows that a completed data migration has set aside go where they belong once they have been corrected: one transaction a table they lie in, with
 * its entry in the ledger. Whoever corrects rows there waits meanwhile; nobody else does. Can be repeated.
 */
final class Releasing {
    private final Sessions sessions;
    private final Source source;
    private final RunSettings settings;
    private final Scribe scribe;

    Releasing(Sessions sessions, Source source, RunSettings settings, Scribe scribe) {
        this.sessions = sessions;
        this.source = source;
        this.settings = settings;
        this.scribe = scribe;
    }

    /**
     * @param dryRun only count
     * @throws SutureException {@code DATA-RELEASE}, {@code DATA-RELEASE-EARLY}, or what the server says of a row that a table does not take; then nothing of that
     *     table has gone
     */
    List<Released> run(MigrationId id, boolean dryRun) {
        try (Session session = sessions.open(Purpose.MIGRATE);
                RunnerLock lock = RunnerLock.acquire(session.connection(), settings.patience())) {
            Journal journal = Journal.find(session.connection())
                    .orElseThrow(() -> nothing(id).asException());
            JournalRow row = journal.row(id).orElseThrow(() -> nothing(id).asException());
            requireCompleted(row);
            List<Release> releases = releases(row, session);
            List<Released> all = new ArrayList<>();
            for (Release release : releases) {
                all.add(dryRun ? look(release, session) : release(release, row, session, journal));
            }
            return List.copyOf(all);
        } catch (SQLException e) {
            throw ServerProblem.inOurSql(e).asException(e);
        } catch (SessionLost e) {
            throw e.reason().asException((SQLException) Objects.requireNonNull(e.getCause()));
        } catch (StepFailure e) {
            throw new SutureException(e.problem(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static List<Release> releases(JournalRow row, Session session) throws SQLException {
        MigrationId id = row.applied().id();
        List<Release> releases = Journal.plan(session.connection(), id, row.attempt(), Direction.UP)
                .map(stored -> PlanJson.read(stored.body()))
                .map(PlannedMigration::releases)
                .orElse(List.of());
        if (releases.isEmpty() || row.direction() == Direction.DOWN) {
            throw nothing(id).asException();
        }
        return releases;
    }

    private Released look(Release release, Session session) throws SessionLost, StepFailure {
        run(begun("BEGIN READ ONLY").theirs(Sql.of(release.look())), session);
        Released found = answer(release, session);
        run(new Attempt().ours("ROLLBACK"), session);
        return found;
    }

    private Released release(Release release, JournalRow row, Session session, Journal journal)
            throws SessionLost, StepFailure {
        run(
                begun("BEGIN")
                        .ours("LOCK TABLE ONLY " + release.quarantine() + " IN SHARE ROW EXCLUSIVE MODE")
                        .theirs(Sql.of(release.move())),
                session);
        Released done = answer(release, session);
        Attempt end = new Attempt().asOurselves(settings.owner());
        if (done.rows() > 0) {
            end.ours(scribe.in(session, journal.identity().databaseId())
                    .append(new FillEvent.RowsReleased(
                            facts(row),
                            release.quarantine(),
                            release.into(),
                            done.rows(),
                            done.there() + done.left())));
        }
        run(end.ours("COMMIT"), session);
        return done;
    }

    private Attempt begun(String begin) {
        return new Attempt()
                .ours(begin)
                .ours("SET LOCAL lock_timeout = '5s'")
                .ours("SET LOCAL row_security = off")
                .as(settings.owner());
    }

    private static void run(Attempt attempt, Session session) throws SessionLost, StepFailure {
        Optional<Attempt.Refusal> refusal = attempt.run(session);
        if (refusal.isPresent()) {
            throw refusal.get().asFailure(Effect.NONE);
        }
    }

    private static Released answer(Release release, Session session) throws SessionLost {
        try (Statement query = session.connection().createStatement();
                ResultSet row = query.executeQuery("SELECT pg_catalog.current_setting('" + Release.SETTING + "')")) {
            row.next();
            String[] numbers = row.getString(1).split(" ");
            return new Released(
                    release.quarantine(),
                    release.into(),
                    Long.parseLong(numbers[0]),
                    Long.parseLong(numbers[1]),
                    Long.parseLong(numbers[2]));
        } catch (SQLException e) {
            throw new SessionLost(ServerProblem.inOurSql(e), e);
        }
    }

    private MigrationFacts facts(JournalRow row) {
        MigrationId id = row.applied().id();
        MigrationEntry entry =
                source.migrations().find(id).orElseThrow(() -> nothing(id).asException());
        return Facts.of(row, entry.migration(), row.applied().checksums().orElseGet(entry::checksums));
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
                "it is no migration that was run here and sets rows aside for a rule or an orphan's sake, or its rows go through Java",
                "`suture data quarantine` lists what is set aside; a row can be written to its table by hand");
    }
}
