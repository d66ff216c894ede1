// SPDX-License-Identifier: Apache-2.0
package io.suture.engine.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.suture.core.ledger.LedgerHead;
import io.suture.core.ledger.NotedHead;
import io.suture.core.problem.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The heads of one database's ledger, kept outside it: one line of JSON a run ({@code seq}, {@code hash}, {@code time}, {@code
 * place}).
 *
 * <p>Worth as much as the place it lies in: under version control, or where the database's owner cannot write.
 *
 * @param file there or not
 */
public record HeadFile(Path file) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The file of a database in a folder of such files; its name is the database's identity. */
    public static HeadFile in(Path folder, String databaseId) {
        return new HeadFile(folder.resolve(databaseId + ".jsonl"));
    }

    /**
     * Adds a line, forced to disk. Folders are made.
     *
     * @param place the database it was found in, as {@link io.suture.engine.connect.ServerFacts#place}
     * @param clock the runner's
     */
    public void note(LedgerHead head, Optional<String> place, Instant clock) throws IOException {
        ObjectNode line = JSON.createObjectNode()
                .put("seq", Long.toString(head.seq()))
                .put("hash", head.hash().hex())
                .put("time", clock.toString());
        place.ifPresent(p -> line.put("place", p));
        DurableLines.add(file, line.toString());
    }

    /** Whether a head was noted in this very database. */
    boolean knows(String place) throws IOException {
        for (String line : DurableLines.read(file)) {
            if (JSON.readTree(line).path("place").asText().equals(place)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Every head that was noted; none where there is no file. A last line that was cut short by a crash counts for nothing.
     *
     * @throws io.suture.core.problem.SutureException {@code LEDGER-HEAD-FILE} where another line cannot be read
     */
    public List<NotedHead> heads() throws IOException {
        List<NotedHead> heads = new ArrayList<>();
        for (String line : DurableLines.read(file)) {
            heads.add(parse(line));
        }
        return List.copyOf(heads);
    }

    private NotedHead parse(String line) {
        try {
            JsonNode head = JSON.readTree(line);
            return NotedHead.parse(
                    head.path("seq").asText() + ":" + head.path("hash").asText());
        } catch (IOException | io.suture.core.problem.SutureException e) {
            throw Problem.user(
                            "LEDGER-HEAD-FILE",
                            file + " holds a line that is not the head of a ledger",
                            "somebody edited it; a head that cannot be read cannot prove anything",
                            "restore the file, or name a head yourself: suture ledger verify --head SEQ:HASH")
                    .asException();
        }
    }
}
