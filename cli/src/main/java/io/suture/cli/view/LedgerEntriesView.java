// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.view;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.suture.cli.output.Page;
import io.suture.cli.output.View;
import io.suture.core.ledger.LedgerEntry;
import io.suture.core.ledger.LedgerLine;
import java.util.List;

/** Entries of the ledger: {@code ledger show}. */
public record LedgerEntriesView(List<Line> entries) implements View {

    /** @param json one record, as in an export */
    public record Line(
            @com.fasterxml.jackson.annotation.JsonValue @JsonRawValue
            String json) {}

    public static LedgerEntriesView of(List<LedgerEntry> entries) {
        return new LedgerEntriesView(
                entries.stream().map(LedgerLine::of).map(Line::new).toList());
    }

    @Override
    public void print(Page page) {
        entries.forEach(entry -> page.line(entry.json()));
    }
}
