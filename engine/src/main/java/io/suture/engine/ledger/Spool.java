// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.ledger;

import io.suture.core.ledger.Hash;
import io.suture.core.ledger.LedgerRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Records that could not be appended because the database was away, on this machine's disk until the next run appends them.
 *
 * <p>In the ledger a late record has one field more, {@code late}: SHA-256 of the record as it was made. By it a record is
 * appended once, even where a run is killed between appending and clearing the file.
 *
 * @param file there or not; one a database
 */
public record Spool(Path file) {
    private static final String LATE = "SELECT pg_catalog.substring(body, '\"late\":\"([0-9a-f]{64})\"')"
            + " FROM ONLY suture.ledger WHERE body LIKE '%\"late\":\"%'";

    /**
     * The spool of one database in a folder of them.
     *
     * @param folder for example {@code ~/.local/state/suture}
     * @param target host, port and database as the user named them; no credentials
     */
    public static Spool in(Path folder, String target) {
        return new Spool(folder.resolve("spool-" + target.replaceAll("[^A-Za-z0-9.-]", "_") + ".jsonl"));
    }

    /** Keeps a record, forced to disk. */
    public void add(LedgerRecord record) throws IOException {
        DurableLines.add(file, record.canonical());
    }

    /** How many records wait. */
    public int size() throws IOException {
        return DurableLines.read(file).size();
    }

    /**
     * Appends what waits, in one transaction, and clears the file; how many waited. Nothing is sent where nothing waits; else
     * the ledger is scanned once.
     */
    public int drain(Connection connection) throws IOException, SQLException {
        return DurableLines.drain(file, lines -> append(connection, lines));
    }

    private static void append(Connection connection, List<String> lines) throws SQLException {
        Set<String> there = late(connection);
        List<String> statements = new ArrayList<>();
        for (String line : lines) {
            String hash = Hash.ofText(line).hex();
            if (there.add(hash)) {
                statements.add(LedgerSql.appendBody(LedgerRecord.late(line)));
            }
        }
        if (!statements.isEmpty()) {
            Statements.inTransaction(connection, statements);
        }
    }

    private static Set<String> late(Connection connection) throws SQLException {
        Set<String> hashes = new HashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(LATE)) {
            while (rows.next()) {
                hashes.add(rows.getString(1));
            }
        }
        return hashes;
    }
}
