// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.journal;

import io.suture.core.ledger.JournalEvent;
import io.suture.core.ledger.LedgerHead;
import io.suture.core.ledger.LedgerRecord;
import io.suture.core.ledger.LedgerVerification;
import io.suture.core.migration.MigrationId;
import io.suture.core.problem.Problem;
import io.suture.engine.ledger.ExportFile;
import io.suture.engine.ledger.Ledger;
import io.suture.engine.ledger.LedgerRestore;
import io.suture.engine.ledger.LedgerSql;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/**
 * Makes a lost or damaged journal anew from an exported ledger, in one transaction. The damaged schema is kept under another
 * name.
 *
 * <p>Comes back: the identity, every entry of the ledger as it was (its hashes stay valid), the state of every migration, owner
 * and grants of the schema as {@code suture init --sql} gives them. Does not: plans and steps of what was under way, which is
 * therefore {@code unknown} until {@code suture resolve}; and grants to other roles.
 */
public final class JournalRebuild {
    private final Connection connection;
    private final ExportFile export;

    /** @param lock held on a session whose user owns schema {@code suture}, or may create it */
    public JournalRebuild(RunnerLock lock, ExportFile export) {
        this.connection = lock.connection();
        this.export = export;
    }

    /**
     * What was made, or would be.
     *
     * @param entries of the export
     * @param setAside schema that holds what was there before; empty where there was none
     * @param unknown migrations whose end nobody knows any more, in the order of application
     */
    public record Rebuilt(long entries, Optional<String> setAside, List<MigrationId> unknown) {
        public Rebuilt {
            unknown = List.copyOf(unknown);
        }
    }

    /**
     * What {@link #run} would make. Writes nothing.
     *
     * @throws io.suture.core.problem.SutureException as {@link #run}
     */
    public Rebuilt plan() throws IOException, SQLException {
        return read().made();
    }

    /**
     * @param birth whose origin signs the record about it; the identity is that of the export
     * @param reason in the user's words
     * @throws io.suture.core.problem.SutureException {@code REBUILD-EXPORT} where the export does not hold, {@code
     *     REBUILD-OLDER} where the database's ledger has entries that the export has not
     */
    public Rebuilt run(Birth birth, String reason) throws IOException, SQLException {
        Material material = read();
        LedgerRecord record = new LedgerRecord(
                birth.origin().ofDatabase(material.journal().databaseId()),
                birth.runnerClock(),
                new JournalEvent.Rebuilt(
                        material.head().seq(),
                        material.head().hash().hex(),
                        material.setAside().orElse(""),
                        reason));
        write(material, birth, record);
        return material.made();
    }

    /** What the export says, and what is in its way. */
    private record Material(RebuiltJournal journal, LedgerHead head, Optional<String> setAside) {
        Rebuilt made() {
            return new Rebuilt(head.seq(), setAside, journal.unknown());
        }
    }

    private Material read() throws IOException, SQLException {
        LedgerVerification verified = export.verify(List.of());
        if (!verified.verified() || verified.entries() == 0) {
            throw notWhole(verified).asException();
        }
        RebuiltJournal journal = new RebuiltJournal();
        export.forEach(journal::learn);
        Optional<String> setAside = new JournalDiagnosis(connection).nameToSetAside();
        if (setAside.isPresent()) {
            refuseToLose(verified.head());
        }
        return new Material(journal, verified.head(), setAside);
    }

    private void write(Material material, Birth birth, LedgerRecord record) throws IOException, SQLException {
        Keeper keeper = Keeper.of(connection);
        try {
            execute("BEGIN; " + JournalSql.AS_SESSION_USER);
            if (material.setAside().isPresent()) {
                execute("ALTER SCHEMA suture RENAME TO " + material.setAside().get());
            }
            execute(keeper.schema()
                    + JournalSchema.tables()
                    + material.journal().meta(birth));
            LedgerRestore.into(connection, export);
            execute(material.journal().migrations() + keeper.grants() + LedgerSql.append(record) + "; COMMIT");
        } catch (SQLException | IOException e) {
            execute("ROLLBACK");
            throw e;
        }
    }

    private void refuseToLose(LedgerHead exported) throws SQLException {
        Optional<LedgerHead> there = readableHead();
        if (there.filter(head -> head.seq() > exported.seq()).isPresent()) {
            throw Problem.user(
                            "REBUILD-OLDER",
                            "the ledger in the database has " + there.get().seq() + " entries, the export has "
                                    + exported.seq(),
                            "rebuilding from it would lose the others",
                            "export it again first: suture ledger export")
                    .asException();
        }
    }

    /** Empty where the damage keeps it from being read. */
    private Optional<LedgerHead> readableHead() throws SQLException {
        try {
            return Optional.of(new Ledger(connection).head());
        } catch (SQLException e) {
            if (connection.isValid(0)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static Problem notWhole(LedgerVerification verified) {
        return Problem.user(
                "REBUILD-EXPORT",
                "the exported ledger does not hold",
                verified.broken().map(b -> b.words()).orElse("it has no entry"),
                "find an export that `suture ledger verify` accepts");
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }
}
