// SPDX-License-Identifier: Apache-2.0
package io.suture.core.docs;

import com.fasterxml.jackson.databind.JsonNode;
import io.suture.core.migration.Checksums;
import java.util.List;
import java.util.Optional;

/**
 * A rehearsal as the ledger has it (requirements E1 and E7).
 *
 * @param seen the entry
 * @param current whether it was of what is in the folder now
 */
record Rehearsal(Happening seen, boolean current) {
    static Rehearsal of(Happening seen, Optional<Checksums> now) {
        return new Rehearsal(seen, now.map(Checksums::toText).equals(seen.text("checksums")));
    }

    String verdict() {
        return seen.text("verdict").orElse("unknown");
    }

    /** Who, when and how, as markup. */
    String words() {
        return Markdown.text(seen.text("setting").orElse("")) + ", by " + Markdown.text(seen.who()) + " on "
                + seen.when() + ", entry " + seen.seq();
    }

    /** As rows of limit, measured and whether it was kept. */
    List<List<String>> limits() {
        return seen.nodes("limits").stream().map(Rehearsal::row).toList();
    }

    private static List<String> row(JsonNode limit) {
        return List.of(
                Markdown.text(limit.path("of").asText()),
                Markdown.text(limit.path("limit").asText()),
                Markdown.text(limit.path("measured").asText()),
                limit.path("kept").asBoolean() ? "kept" : "**broken**");
    }

    boolean keptEveryLimit() {
        return seen.nodes("limits").stream()
                .allMatch(limit -> limit.path("kept").asBoolean());
    }
}
