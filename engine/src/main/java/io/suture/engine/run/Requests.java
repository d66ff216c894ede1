// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.run;

import io.suture.core.approval.Deed;
import io.suture.core.approval.Request;
import io.suture.core.assess.Judgement;
import io.suture.core.assess.Risk;
import io.suture.core.ledger.Hash;
import io.suture.core.migration.Migration;
import io.suture.core.migration.MigrationEntry;
import io.suture.core.migration.MigrationId;
import io.suture.core.operation.PlanOptions;
import io.suture.core.plan.Direction;
import io.suture.core.plan.Plan;
import io.suture.core.plan.Seal;
import io.suture.core.sql.Identifier;
import io.suture.engine.approve.PastReleases;
import io.suture.engine.connect.Session;
import io.suture.engine.journal.Journal;
import io.suture.engine.journal.JournalRow;
import io.suture.engine.journal.StoredPlan;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What has to be approved of what is to be done. */
final class Requests {
    private Requests() {}

    /** That the migrations of a plan may run. */
    static List<Wanted> toMigrate(List<Judgement> judged, Plan plan, Source source) {
        return judged.stream()
                .map(j -> wanted(j, Deed.MIGRATE, plan.seal(j.migration().id()), source))
                .toList();
    }

    /**
     * That something may be done with a migration that has run: what it is bound to is the plan it ran by that time, and its file; a release is bound to
     * those before it, too, since each lets other rows go.
     */
    static Wanted ofPast(
            Deed deed,
            JournalRow row,
            Migration migration,
            Source source,
            Optional<Identifier> owner,
            Session session,
            Journal journal)
            throws SQLException {
        String database = journal.identity().databaseId();
        Judgement judged = judged(migration, source, owner, session, database);
        String ran = Journal.plan(session.connection(), migration.id(), row.attempt(), Direction.UP)
                .map(StoredPlan::body)
                .orElse("");
        String file = source.migrations()
                .find(migration.id())
                .map(entry -> entry.bytes().hex())
                .orElse("");
        List<String> parts =
                new ArrayList<>(List.of(deed.display(), database, file, ran, Integer.toString(row.attempt())));
        if (deed == Deed.RELEASE) {
            parts.add(Long.toString(PastReleases.count(migration.id(), session.connection())));
        }
        String bound = Hash.ofText(String.join("\n", parts)).hex();
        return wanted(judged, deed, new Seal(bound, bound), source);
    }

    /** How much is at stake in a migration that was begun; empty where the folder does not have it any more. */
    static Optional<Risk> risk(MigrationId id, Source source, Optional<Identifier> owner, Session session)
            throws SQLException {
        Optional<MigrationEntry> entry = source.migrations().find(id);
        return entry.isEmpty()
                ? Optional.empty()
                : Optional.of(judged(entry.get().migration(), source, owner, session, "")
                        .risk());
    }

    private static Judgement judged(
            Migration migration, Source source, Optional<Identifier> owner, Session session, String database)
            throws SQLException {
        PlanOptions options = source.planOptions(session, owner, false, database);
        return Judgement.of(List.of(migration), source.catalog(session), options)
                .getFirst();
    }

    private static Wanted wanted(Judgement judged, Deed deed, Seal seal, Source source) {
        Migration migration = judged.migration();
        Request request = new Request(
                migration.id(),
                deed,
                seal,
                judged.risk().approvers(),
                migration.about().author());
        MigrationEntry entry = source.migrations().find(migration.id()).orElseThrow();
        return new Wanted(request, judged.risk(), entry.checksums());
    }
}
