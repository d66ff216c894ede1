// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.ledger;

import static io.suture.core.sql.SqlLiteral.quote;

import io.suture.core.migration.MigrationId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which entries are wanted; all that is given must hold. Defaults: the newest 100 of all.
 *
 * @param kind as {@link io.suture.core.ledger.LedgerEvent#kind()}
 * @param run id of a run
 * @param since by the server's clock
 * @param newest how many at most, 1 or more
 */
public record LedgerFilter(
        Optional<MigrationId> migration,
        Optional<String> kind,
        Optional<String> run,
        Optional<Instant> since,
        int newest) {
    public LedgerFilter {
        if (newest < 1) {
            throw new IllegalArgumentException("at least one entry: " + newest);
        }
    }

    public static LedgerFilter defaults() {
        return new LedgerFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 100);
    }

    public LedgerFilter ofMigration(MigrationId id) {
        return new LedgerFilter(Optional.of(id), kind, run, since, newest);
    }

    public LedgerFilter ofKind(String name) {
        return new LedgerFilter(migration, Optional.of(name), run, since, newest);
    }

    public LedgerFilter ofRun(String id) {
        return new LedgerFilter(migration, kind, Optional.of(id), since, newest);
    }

    public LedgerFilter since(Instant time) {
        return new LedgerFilter(migration, kind, run, Optional.of(time), newest);
    }

    public LedgerFilter newest(int count) {
        return new LedgerFilter(migration, kind, run, since, count);
    }

    /** SQL over the columns of {@code suture.ledger}. */
    String condition() {
        List<String> all = new ArrayList<>(List.of("TRUE"));
        migration.ifPresent(id -> all.add("body::jsonb ->> 'migration' = " + quote(id.value())));
        kind.ifPresent(name -> all.add("body::jsonb ->> 'kind' = " + quote(name)));
        run.ifPresent(id -> all.add("body::jsonb ->> 'run' = " + quote(id)));
        since.ifPresent(time -> all.add("at >= " + quote(time.toString())));
        return "seq IN (SELECT seq FROM ONLY suture.ledger WHERE " + String.join(" AND ", all)
                + " ORDER BY seq DESC LIMIT " + newest + ")";
    }
}
