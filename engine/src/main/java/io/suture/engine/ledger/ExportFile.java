// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.ledger;

import io.suture.core.ledger.ChainCheck;
import io.suture.core.ledger.LedgerEntry;
import io.suture.core.ledger.LedgerLine;
import io.suture.core.ledger.LedgerVerification;
import io.suture.core.ledger.NotedHead;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Collection;

/** An exported ledger ({@link Ledger#export}): can be verified where there is no database. */
public record ExportFile(Path file) {

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
