// SPDX-License-Identifier: Apache-2.0
package io.suture.core.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.suture.core.problem.Problem;

/**
 * One entry as one line of JSON, for auditors and their programs.
 *
 * <p>The names of requirement D13 stand at the top, to be read; below {@code entry} stands the entry itself, to be verified:
 * {@code seq}, {@code at}, {@code prev}, {@code who}, {@code body}, {@code hash}, each exactly as the server has it.
 */
public final class LedgerLine {
    private LedgerLine() {}

    /** Without a line feed. */
    public static String of(LedgerEntry entry) {
        ObjectNode line = CanonicalJson.object();
        JsonNode body = CanonicalJson.lenient(entry.body());
        JsonNode who = CanonicalJson.lenient(entry.who());
        line.put("timestamp", entry.at());
        line.set("executor", who.path("user"));
        line.set("kind", body.path("kind"));
        for (String name : D13.SAID_BY_THE_RECORD) {
            line.set(name, body.path(name));
        }
        line.putObject("entry")
                .put("seq", Long.toString(entry.seq()))
                .put("at", entry.at())
                .put("prev", entry.prev())
                .put("who", entry.who())
                .put("body", entry.body())
                .put("hash", entry.hash());
        return line.toString();
    }

    /**
     * The entry of a line; what stands beside it is not looked at.
     *
     * @throws io.suture.core.problem.SutureException {@code LEDGER-LINE}
     */
    public static LedgerEntry parse(String line) {
        try {
            JsonNode entry = CanonicalJson.parse(line).path("entry");
            return new LedgerEntry(
                    Long.parseLong(text(entry, "seq")),
                    text(entry, "at"),
                    text(entry, "prev"),
                    text(entry, "who"),
                    text(entry, "body"),
                    text(entry, "hash"));
        } catch (IllegalArgumentException e) {
            throw Problem.user(
                            "LEDGER-LINE",
                            "a line is not an entry of an exported ledger",
                            "each line is a JSON object with `entry`: seq, at, prev, who, body, hash",
                            "export it again: suture ledger export")
                    .asException();
        }
    }

    private static String text(JsonNode entry, String name) {
        JsonNode value = entry.path(name);
        if (!value.isTextual()) {
            throw new IllegalArgumentException("no " + name);
        }
        return value.textValue();
    }
}
