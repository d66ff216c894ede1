// SPDX-License-Identifier: Apache-2.0
package io.suture.core.docs;

import io.suture.core.check.Check;
import io.suture.core.ledger.ApprovalEvent;
import io.suture.core.ledger.LedgerEntry;
import io.suture.core.migration.MigrationId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What people have to have done before something runs (requirement B1), as far as they have ticked it on the checklists. */
public final class Preparation {
    private Preparation() {}

    private enum Duty {
        BACKUP("backup", "backup-verified", "a backup was restored elsewhere and looked at"),
        WINDOW("window", "purpose-agreed", "purpose and window are agreed on"),
        WAY_BACK("way-back", "way-back-reviewed", "the way back was reviewed"),
        TEAMS("teams", "teams-told", "the teams were told"),
        ALERTS("alerts", "alerts-set", "alerts are set");

        private final String check;
        private final String item;
        private final String words;

        Duty(String check, String item, String words) {
            this.check = check;
            this.item = item;
            this.words = words;
        }
    }

    /** A check each: MANUAL where it is not on the record for everything that waits. */
    public static List<Check> of(Collection<MigrationId> waiting, List<LedgerEntry> ledger) {
        return Stream.of(Duty.values())
                .map(duty -> check(duty, waiting, ticked(duty, ledger)))
                .toList();
    }

    private static Set<String> ticked(Duty duty, List<LedgerEntry> ledger) {
        return ledger.stream()
                .map(Happening::of)
                .filter(h -> h.is(ApprovalEvent.Ticked.KIND))
                .filter(h -> h.text("item").filter(duty.item::equals).isPresent())
                .flatMap(h -> h.text("migration").stream())
                .collect(Collectors.toSet());
    }

    private static Check check(Duty duty, Collection<MigrationId> waiting, Set<String> ticked) {
        List<String> open = waiting.stream()
                .map(MigrationId::value)
                .filter(id -> !ticked.contains(id))
                .toList();
        if (open.isEmpty()) {
            return Check.pass(duty.check, waiting.isEmpty() ? "nothing waits to run" : duty.words);
        }
        String of = open.getFirst() + (open.size() > 1 ? " and " + (open.size() - 1) + " more" : "");
        return Check.manual(
                duty.check,
                "not on the record that " + duty.words + ": " + of,
                "suture checklist " + open.getFirst() + " --done " + duty.item);
    }
}
