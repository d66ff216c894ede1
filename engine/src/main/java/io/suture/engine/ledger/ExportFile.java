// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.ledger;

import io.suture.core.ledger.ChainCheck;
import io.suture.core.ledger.LedgerEntry;
import io.suture.core.ledger.LedgerLine;
import io.suture.core.ledger.LedgerVerification;
import io.suture.core.ledger.NotedHead;
import io.suture.core.problem.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Collection;

/** An exported ledger ({@link Ledger#export}): can be verified where there is no database. */
public record ExportFile(Path file) {

    /** @throws io.suture.core.problem.SutureException {@code LEDGER-FILE} where there is none, or it may not be read */
    public static ExportFile existing(Path file) {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw Problem.user(
                            "LEDGER-FILE",
                            file + " cannot be read",
                            "it is not there, is a folder, or is not this user's to read",
                            "name a file that `suture ledger export` has made")
                    .asException();
        }
        return new ExportFile(file);
    }

    /** What is done with one entry. */
    public interface Reader {
        void read(LedgerEntry entry) throws SQLException;
    }

    /**
     * Reads every entry in order; memory does not grow with the file.
     *
     * @throws io.suture.core.problem.SutureException {@code LEDGER-LINE}
     */
    public void forEach(Reader reader) throws IOException, SQLException {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                reader.read(LedgerLine.parse(line));
            }
        }
    }

    /** As {@link Ledger#verify}. */
    public LedgerVerification verify(Collection<NotedHead> heads) throws IOException, SQLException {
        ChainCheck check = new ChainCheck(heads);
        forEach(check::accept);
        return check.verdict();
    }
}
