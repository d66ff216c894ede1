// SPDX-License-Identifier: Apache-2.0
package io.suture.core.docs;

import io.suture.core.approval.Role;
import io.suture.core.assess.Risk;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What has to be done around a migration, from a week before it to a month after it (requirements D2, D14 and B12).
 *
 * @param items in order; keys unique
 */
record Checklist(List<Item> items) {
    Checklist {
        items = List.copyOf(items);
    }

    /** When something is to be done. */
    enum Day {
        PLAN("T-7", "plan"),
        APPROVE("T-5", "security and compliance"),
        NOTIFY("T-3", "tell people"),
        DECIDE("T-1", "go or no-go"),
        RUN("T-0", "run"),
        DAY_1("day 1", "after it"),
        WEEK_1("week 1", "after it"),
        MONTH_1("month 1", "after it");

        private final String display;
        private final String words;

        Day(String display, String words) {
            this.display = display;
            this.words = words;
        }

        String display() {
            return display;
        }

        String words() {
            return words;
        }
    }

    /**
     * One thing to do.
     *
     * @param key short, stable: {@code backup-verified}
     * @param words an order, as markup
     * @param who by role
     */
    record Item(Day day, String key, String words, String who) {}

    /** @param phi whether protected health information is concerned */
    static Checklist of(String id, Risk risk, boolean phi) {
        List<Item> all = new ArrayList<>();
        all.add(new Item(Day.PLAN, "purpose-agreed", "Agree on the purpose, and on a window: " + risk.window(), "author"));
        all.add(new Item(Day.PLAN, "rehearsed", "Rehearse it: " + command("rehearse"), "author"));
        all.add(new Item(Day.PLAN, "way-back-reviewed", "Review the way back", "DBA"));
        for (Role role : risk.approvers()) {
            String as = role.display().contains(" ") ? "\"" + role.display() + "\"" : role.display();
            String approve = command("approve " + id + " --as " + as + " --reason …");
            all.add(new Item(Day.APPROVE, approval(role), "Approve it: " + approve, role.display()));
        }
        if (phi) {
            all.add(new Item(Day.APPROVE, "dpia", "Record the data protection impact assessment", "privacy officer"));
            all.add(new Item(Day.APPROVE, "security-reviewed", "Review encryption and access controls", "security"));
            all.add(new Item(Day.NOTIFY, "compliance-told", "Tell the compliance officer: PHI is concerned", "author"));
        }
        all.add(new Item(Day.NOTIFY, "teams-told", "Tell the teams whose applications use its tables", "author"));
        all.add(new Item(Day.NOTIFY, "alerts-set", "Set alerts for errors, duration and waiting locks", "operations"));
        all.add(new Item(Day.DECIDE, "doctor", "Look at the server: " + command("doctor"), "DBA"));
        all.add(new Item(Day.DECIDE, "backup-verified", "Restore the backup elsewhere, and look at it", "DBA"));
        all.add(new Item(Day.DECIDE, "contacts-confirmed", "Confirm who is called in an emergency", "operations"));
        all.add(new Item(Day.DECIDE, "go", "Decide: go or no-go", "who approves"));
        all.add(new Item(Day.RUN, "migrated", "Run it: " + command("migrate"), "DBA"));
        all.add(new Item(Day.RUN, "verified", "Verify it: " + command("verify"), "DBA"));
        all.add(new Item(Day.RUN, "told-after", "Say that it is done", "author"));
        after(phi, all);
        return new Checklist(all);
    }

    private static void after(boolean phi, List<Item> all) {
        all.add(new Item(Day.DAY_1, "errors-compared", "Compare error rate and response times with the days before", "operations"));
        all.add(new Item(Day.DAY_1, "budget-measured", "Measure against the budget below", "operations"));
        if (phi) {
            all.add(new Item(Day.WEEK_1, "access-reviewed", "Review who looked at PHI, from the query log", "security"));
        }
        all.add(new Item(Day.WEEK_1, "indexes-used", "See that its indexes are used and its tables were vacuumed", "DBA"));
        all.add(new Item(Day.WEEK_1, "completed", "Take away what old clients no longer use, after 7 days at the earliest: " + command("complete"), "DBA"));
        all.add(new Item(Day.MONTH_1, "ledger-verified", "Check the ledger: " + command("ledger verify"), "auditor"));
        all.add(new Item(Day.MONTH_1, "lessons", "Write down what is to be done otherwise next time", "author"));
    }

    List<Item> on(Day day) {
        return items.stream().filter(item -> item.day() == day).toList();
    }

    private static String command(String words) {
        return Markdown.code("suture " + words);
    }

    /** The key of what this role has to do. */
    static String approval(Role role) {
        return "approved-" + role.display().toLowerCase(Locale.ROOT).replace(' ', '-');
    }
}
