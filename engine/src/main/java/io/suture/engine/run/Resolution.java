// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.ledger.ChangeEvent;
import io.suture.core.ledger.LedgerRecord;
import io.suture.core.ledger.Origin;
import io.suture.core.migration.MigrationEntry;
import io.suture.core.migration.MigrationId;
import io.suture.core.migration.MigrationState;
import io.suture.core.problem.Problem;
import io.suture.core.problem.SutureException;
import io.suture.engine.connect.Purpose;
import io.suture.engine.connect.ServerProblem;
import io.suture.engine.connect.Session;
import io.suture.engine.connect.Sessions;
import io.suture.engine.journal.Journal;
import io.suture.engine.journal.JournalRow;
import io.suture.engine.journal.JournalSql;
import io.suture.engine.journal.RunnerLock;
import io.suture.engine.journal.StepRow;
import io.suture.engine.journal.StepState;
import io.suture.engine.ledger.LedgerSql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Leads a migration out of {@code unknown}: somebody looked and says what happened. Nothing else does. */
final class Resolution {
    private final Sessions sessions;
    private final Source source;
    private final RunSettings settings;
    private final Origin origin;

    Resolution(Sessions sessions, Source source, RunSettings settings, Origin origin) {
        this.sessions = sessions;
        this.source = source;
        this.settings = settings;
        this.origin = origin;
    }

    /** @throws SutureException {@code RESOLVE-NOT-UNKNOWN} where nothing is unknown */
    void say(MigrationId id, boolean done, String reason) {
        try (Session session = sessions.open(Purpose.MIGRATE)) {
            session.execute("SET ROLE NONE");
            try (RunnerLock lock = RunnerLock.acquire(session.connection(), settings.patience())) {
                Journal journal = Journal.find(session.connection()).orElseThrow(() -> notUnknown(id));
                commit(session, statements(session, journal, id, done, reason));
            }
        } catch (SQLException e) {
            throw ServerProblem.inOurSql(e).asException(e);
        } catch (SessionLost e) {
            throw e.reason().asException((SQLException) Objects.requireNonNull(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private List<String> statements(Session session, Journal journal, MigrationId id, boolean done, String reason)
            throws SQLException {
        JournalRow row = journal.row(id)
                .filter(r -> r.applied().state() == MigrationState.UNKNOWN)
                .orElseThrow(() -> notUnknown(id));
        MigrationEntry entry = source.migrations().find(id).orElseThrow(() -> notUnknown(id));
        Task task = Resumption.of(
                row, entry.migration(), session, journal, source.migrations().layout());
        StepRow step = journal.steps(id, row.direction()).stream()
                .filter(s -> s.state() == StepState.INTENT)
                .findFirst()
                .orElseThrow(() -> notUnknown(id));
        Origin here = origin.ofDatabase(journal.identity().databaseId());
        ChangeEvent said = new ChangeEvent.Resolved(task.facts(), step.key().number(), done, reason);
        List<String> statements = new ArrayList<>();
        statements.add(
                done
                        ? JournalSql.stepDone(step.key(), step.verb())
                        : JournalSql.stepFailed(step.key(), step.verb(), Optional.empty()));
        statements.add(JournalSql.stateChanged(task.facts(), MigrationState.IN_PROGRESS, true));
        statements.add(LedgerSql.append(new LedgerRecord(here, settings.clock().instant(), said)));
        return statements;
    }

    private static void commit(Session session, List<String> statements) throws SessionLost {
        new Attempt().ours("BEGIN").ours(statements).ours("COMMIT").run(session).ifPresent(refusal -> {
            throw refusal.server().asException(refusal.error());
        });
    }

    private static SutureException notUnknown(MigrationId id) {
        return Problem.user(
                        "RESOLVE-NOT-UNKNOWN",
                        "nothing about " + id + " is unknown",
                        "only a step that was interrupted and that the catalog cannot decide waits for an answer",
                        "`suture status` shows the state of every migration")
                .asException();
    }
}
