// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.verify;

import io.suture.core.check.Check;
import io.suture.core.ledger.LedgerVerification;
import io.suture.core.migration.AppliedMigration;
import io.suture.core.migration.Condition;
import io.suture.core.migration.MigrationEntry;
import io.suture.core.migration.MigrationSet;
import io.suture.core.migration.ReconcileOptions;
import io.suture.core.problem.SutureException;
import io.suture.core.sql.Identifier;
import io.suture.engine.connect.Session;
import io.suture.engine.journal.Journal;
import io.suture.engine.journal.SchemaMemory;
import io.suture.engine.ledger.Ledger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Asks everything that should hold. Each check is one query; a verification of an author's costs what its query costs, in a
 * read-only transaction.
 */
public final class Verifier {
    private static final String INVALID_INDEXES = """
            SELECT string_agg(i.indexrelid::regclass::text, ', ' ORDER BY i.indexrelid) FROM pg_catalog.pg_index AS i
            JOIN pg_catalog.pg_class AS c ON c.oid = i.indexrelid WHERE NOT i.indisvalid AND c.relkind = 'i'
            """;
    private static final String NOT_VALIDATED = """
            SELECT string_agg(conname || ' of ' || conrelid::regclass, ', ' ORDER BY conname) FROM pg_catalog.pg_constraint
            WHERE NOT convalidated AND conrelid <> 0 AND conparentid = 0
            """;

    private final Session session;
    private final MigrationSet set;
    private final Optional<Journal> journal;
    private final String tool;

    /**
     * @param journal empty where Suture was never used
     * @param tool version of Suture
     */
    public Verifier(Session session, MigrationSet set, Optional<Journal> journal, String tool) {
        this.session = session;
        this.set = set;
        this.journal = journal;
        this.tool = tool;
    }

    /** In the order: migrations, history, what is left over, what others did, ledger, promises. */
    public List<Check> all() throws SQLException {
        List<Check> checks = new ArrayList<>();
        checks.add(journal.map(Verifier::finished)
                .orElseGet(() -> Check.unknown("migrations", "Suture was never used here", "run `suture migrate`")));
        journal.ifPresent(j -> checks.add(history(j)));
        checks.add(found(INVALID_INDEXES)
                .map(names -> Check.fail(
                        "indexes-valid",
                        "not valid: " + names,
                        "drop them, or build them anew with REINDEX INDEX CONCURRENTLY"))
                .orElseGet(() -> Check.pass("indexes-valid", "every index is valid")));
        checks.add(found(NOT_VALIDATED)
                .map(names -> Check.manual(
                        "constraints-validated",
                        "new rows obey them, those that were there were never checked: " + names,
                        "mend the rows, then ALTER TABLE … VALIDATE CONSTRAINT"))
                .orElseGet(() -> Check.pass("constraints-validated", "every constraint is validated")));
        if (journal.isPresent()) {
            checks.add(asLeft());
            checks.add(ledger());
            promises(journal.get(), checks);
        }
        return checks;
    }

    private static Check finished(Journal journal) {
        List<String> open = journal.applied().stream()
                .filter(migration -> !migration.done())
                .filter(migration -> migration.state() != io.suture.core.migration.MigrationState.ROLLED_BACK)
                .map(migration -> migration.id() + " is " + migration.state().display())
                .toList();
        return open.isEmpty()
                ? Check.pass(
                        "migrations",
                        (journal.rows().size() == 1
                                        ? "1 migration"
                                        : journal.rows().size() + " migrations") + ", none unfinished")
                : Check.fail(
                        "migrations", String.join(", ", open), "`suture migrate` goes on, `suture undo` takes back");
    }

    /** Files that are not what ran here, that came late or are missing. */
    private Check history(Journal journal) {
        try {
            set.over(journal.applied()).reconcile(journal.applied(), ReconcileOptions.defaults());
            return Check.pass("history", "the folder agrees with what ran here");
        } catch (SutureException e) {
            String evidence = e.problems().stream()
                    .map(problem -> problem.code() + " " + problem.what())
                    .collect(Collectors.joining("; "));
            return Check.fail("history", evidence, e.problems().getFirst().fix());
        }
    }

    private Optional<String> found(String query) throws SQLException {
        try (Statement statement = session.connection().createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return Optional.ofNullable(row.getString(1));
        }
    }

    private Check asLeft() throws SQLException {
        return SchemaMemory.departure(session.connection(), tool)
                .map(departure -> Check.fail(
                        "schema-as-left",
                        "changed by others since the last run: " + String.join("; ", departure.differences()),
                        "make it a migration, or take it back; `suture migrate` puts it on the record"))
                .orElseGet(() ->
                        Check.pass("schema-as-left", "nobody is known to have changed the schema since the last run"));
    }

    private Check ledger() throws SQLException {
        LedgerVerification verification = new Ledger(session.connection()).verify(List.of());
        return verification.verified()
                ? Check.pass("ledger", verification.entries() + " entries, the chain is whole")
                : Check.fail("ledger", "the chain is broken", "`suture ledger verify` names the first broken entry");
    }

    private void promises(Journal journal, List<Check> checks) {
        for (AppliedMigration applied : journal.applied()) {
            Optional<MigrationEntry> entry = applied.done() ? set.find(applied.id()) : Optional.empty();
            entry.ifPresent(e -> e.migration().verifications().forEach(v -> checks.add(promise(applied, v))));
        }
    }

    private Check promise(AppliedMigration migration, Condition condition) {
        String id = ("promise-" + migration.id() + "-" + condition.name())
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("-$", "");
        String fix = "see " + condition.query().file() + ":" + condition.query().firstLine();
        try (Statement statement = session.connection().createStatement()) {
            statement.execute("BEGIN READ ONLY; SET LOCAL ROLE "
                    + Identifier.of(session.facts().login().currentUser()));
            try (ResultSet row = statement.executeQuery(condition.query().text())) {
                boolean holds = row.next() && row.getBoolean(1);
                return holds
                        ? Check.pass(id, condition.name())
                        : Check.fail(id, "does not hold: " + condition.name(), fix);
            } finally {
                statement.execute("ROLLBACK");
            }
        } catch (SQLException e) {
            return Check.unknown(id, "the query ended with SQLSTATE " + e.getSQLState(), fix);
        }
    }
}
