// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.ledger.ChangeEvent;
import io.suture.core.migration.AppliedMigration;
import io.suture.core.migration.Checksums;
import io.suture.core.migration.MigrationEntry;
import io.suture.core.migration.MigrationId;
import io.suture.core.problem.Problem;
import io.suture.core.problem.SutureException;
import io.suture.engine.connect.Session;
import io.suture.engine.journal.Journal;
import io.suture.engine.journal.JournalRow;
import io.suture.engine.journal.JournalSql;
import java.util.List;
import java.util.Optional;

/**
 * Lets the file of a migration that has run stand as it is now. Nothing runs: the database stays as it is.
 *
 * @param reason in the user's words
 */
record Acceptance(Source source, MigrationId id, String reason) implements Notary.Decision {
    @Override
    public String command() {
        return "resolve";
    }

    /**
     * @throws SutureException {@code ACCEPT-NOT-RUN}, {@code ACCEPT-UNFINISHED}, {@code ACCEPT-NO-FILE}, {@code ACCEPT-SAME}, and every
     *     problem of the file
     */
    @Override
    public Notary.Deed deed(Session session, Journal journal) {
        JournalRow row =
                journal.row(id).filter(r -> !r.applied().mayRunAgain()).orElseThrow(() -> notRun().asException());
        if (!row.applied().done()) {
            throw unfinished().asException();
        }
        MigrationEntry file = source.migrations().find(id).orElseThrow(() -> noFile().asException());
        Checksums now = file.checksums();
        Optional<Checksums> before = row.applied().checksums();
        if (before.equals(Optional.of(now))) {
            throw same(row.applied()).asException();
        }
        return new Notary.Deed(
                List.of(JournalSql.checksumsAccepted(id, now)),
                new ChangeEvent.ContentAccepted(
                        Facts.of(row, file.migration(), now),
                        row.applied().state(),
                        before.map(Checksums::toText),
                        reason));
    }

    private Problem notRun() {
        return Problem.user(
                "ACCEPT-NOT-RUN",
                id + " has not run in this database",
                "a file may change as long as it has not run, and is taken as it is when it does",
                "nothing needs to be accepted; `suture status` shows what has run");
    }

    private Problem unfinished() {
        return Problem.user(
                "ACCEPT-UNFINISHED",
                id + " was begun and not finished",
                "it goes on by the plan it was begun with, so what stood in the file then is what will have run",
                "put the file back and finish it with `suture migrate`, or take it back first with `suture undo " + id
                        + "`");
    }

    private Problem noFile() {
        return Problem.user(
                "ACCEPT-NO-FILE",
                "there is no file of " + id + " in the folder",
                "its content would be what is accepted",
                "put the file back, or name its folder with --dir");
    }

    private Problem same(AppliedMigration ran) {
        return Problem.user(
                "ACCEPT-SAME",
                "the file of " + id + " is what it was when it ran on " + ran.appliedAt(),
                "there is no change to accept",
                "look whether it is the migration that is meant");
    }
}
