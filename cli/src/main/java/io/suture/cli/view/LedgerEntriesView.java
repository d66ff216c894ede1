// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.view;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.suture.cli.output.Page;
import io.suture.cli.output.View;
import io.suture.core.ledger.LedgerEntry;
import io.suture.core.ledger.LedgerLine;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Entries of the ledger: {@code ledger show}.
 *
 * @param told the same for people: number, when, who, what, of which migration, how it ended
 */
public record LedgerEntriesView(
        List<Line> entries, @JsonIgnore List<List<String>> told) implements View {
    private static final JsonMapper JSON = new JsonMapper();

    /** @param json one record, as in an export */
    public record Line(@JsonValue @JsonRawValue String json) {}

    public static LedgerEntriesView of(List<LedgerEntry> entries) {
        return new LedgerEntriesView(
                entries.stream().map(LedgerLine::of).map(Line::new).toList(),
                entries.stream().map(LedgerEntriesView::told).toList());
    }

    private static List<String> told(LedgerEntry entry) {
        try {
            JsonNode line = JSON.readTree(LedgerLine.of(entry));
            return Stream.concat(
                            Stream.of(Long.toString(entry.seq()), Moments.toSecond(entry.at())),
                            Stream.of("executor", "kind", "status", "migration")
                                    .map(name -> line.path(name).asText("")))
                    .toList();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a line of the ledger is no JSON", e);
        }
    }

    @Override
    public void print(Page page) {
        if (entries.isEmpty()) {
            page.line("no entry");
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("SEQ", "AT", "WHO", "WHAT", "STATUS", "MIGRATION"));
        rows.addAll(told);
        page.table(rows);
        page.line("`-o json` has all that an entry says, `suture ledger export` every entry to be verified elsewhere");
    }
}
