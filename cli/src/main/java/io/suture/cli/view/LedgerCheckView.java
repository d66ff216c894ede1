// SPDX-License-Identifier: Apache-2.0
package io.suture.cli.view;

import io.suture.cli.output.Page;
import io.suture.cli.output.Style;
import io.suture.cli.output.View;
import io.suture.core.ledger.Broken;
import io.suture.core.ledger.LedgerVerification;
import io.suture.core.ledger.NotedHead;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the ledger holds: {@code ledger verify}.
 *
 * @param head number and hash of the last entry, to be kept outside the database
 * @param firstBroken number of the first entry that is wrong or missing, null where none is
 * @param reason what is wrong with it
 */
public record LedgerCheckView(
        long entries,
        boolean verified,
        String head,
        String treeHead,
        @Nullable Long firstBroken,
        @Nullable String reason,
        List<String> warnings)
        implements View {

    public static LedgerCheckView of(LedgerVerification verification) {
        return new LedgerCheckView(
                verification.entries(),
                verification.verified(),
                NotedHead.of(verification.head()).toString(),
                verification.treeHead().hex(),
                verification.broken().map(Broken::seq).orElse(null),
                verification.broken().map(Broken::words).orElse(null),
                verification.warnings());
    }

    @Override
    public void print(Page page) {
        page.line(
                verified
                        ? page.in(Style.GOOD, "verified") + "  " + entries + " entries"
                        : page.in(Style.BAD, "broken") + "  at entry " + firstBroken + ": " + reason);
        page.line("head      " + head);
        warnings.forEach(warning -> page.line(page.in(Style.WARNING, "warning") + "   " + warning));
    }

    @Override
    public int exitCode() {
        return verified ? 0 : 1;
    }
}
