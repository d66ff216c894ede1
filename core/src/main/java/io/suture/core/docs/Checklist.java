// SPDX-License-Identifier: Apache-2.0
package io.suture.core.docs;

import io.suture.core.approval.Role;
import io.suture.core.approval.RoleState;
import io.suture.core.approval.Standing;
import io.suture.core.assess.Risk;
import io.suture.core.ledger.ApprovalEvent;
import io.suture.core.migration.Contract;
import io.suture.core.migration.MigrationId;
import io.suture.core.problem.Nearest;
import io.suture.core.problem.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What has to be done around a migration, from a week before it to a month after it (requirements D2, D14 and B12).
 *
 * @param migration it is of
 * @param items in order; keys unique
 */
public record Checklist(MigrationId migration, List<Item> items) {
    private static final String APPROVED = "approved-";
    private static final String RUN = "migrated";

    public Checklist {
        items = List.copyOf(items);
    }

    /** When something is to be done. */
    public enum Day {
        PLAN(7, "plan"),
        APPROVE(5, "security and compliance"),
        NOTIFY(3, "tell people"),
        DECIDE(1, "go or no-go"),
        RUN(0, "run"),
        DAY_1("day 1", "after it"),
        WEEK_1("week 1", "after it"),
        MONTH_1("month 1", "after it");

        private final String display;
        private final String words;

        Day(int daysBefore, String words) {
            this("T-" + daysBefore, words);
        }

        Day(String display, String words) {
            this.display = display;
            this.words = words;
        }

        /** {@code T-7}. */
        public String display() {
            return display;
        }

        /** What it is for. */
        public String words() {
            return words;
        }
    }

    /**
     * One thing to do.
     *
     * @param key short, stable: {@code backup-verified}
     * @param words an order, as markup
     * @param who by role
     * @param done by what it is known to be done; empty where it is not
     */
    public record Item(Day day, String key, String words, String who, Optional<String> done) {
        Item(Day day, String key, String words, String who) {
            this(day, key, words, who, Optional.empty());
        }

        Item with(Optional<String> proof) {
            return new Item(day, key, words, who, proof);
        }
    }

    /** With what the ledger knows of it: approvals that still count, a run that reached its end, what people said. */
    static Checklist of(Chapter chapter) {
        Map<String, String> said = new HashMap<>();
        chapter.happened().stream()
                .filter(h -> h.is(ApprovalEvent.Ticked.KIND))
                .forEach(h -> h.text("item").ifPresent(key -> said.put(key, said(h))));
        said.putAll(proved(chapter));
        List<Item> items = items(chapter).stream()
                .map(item -> item.with(Optional.ofNullable(said.get(item.key()))))
                .toList();
        return new Checklist(chapter.migration().id(), items);
    }

    private static Map<String, String> proved(Chapter chapter) {
        Map<String, String> all = new HashMap<>();
        chapter.happened().stream()
                .filter(h -> chapter.lastDone().isPresent() && h.is("approval-given"))
                .forEach(h -> h.text("role").ifPresent(role -> all.put(approval(role), said(h))));
        chapter.standing().map(Standing::roles).orElse(List.of()).stream()
                .filter(role -> role.state() == RoleState.State.APPROVED)
                .forEach(role -> all.put(approval(role.role().display()), role.words()));
        chapter.rehearsal()
                .filter(Rehearsal::current)
                .ifPresent(last -> all.put(
                        "rehearsed",
                        last.verdict() + (last.keptEveryLimit() ? "" : ", a limit was broken") + ", by "
                                + last.seen().who() + " on " + last.seen().when() + ", entry "
                                + last.seen().seq()));
        chapter.lastDone().ifPresent(last -> all.put(RUN, last.who() + " on " + last.when() + ", entry " + last.seq()));
        return all;
    }

    private static String said(Happening tick) {
        return tick.who() + " on " + tick.when() + ", entry " + tick.seq()
                + tick.text("note")
                        .or(() -> tick.text("reason"))
                        .map(note -> ": " + note)
                        .orElse("");
    }

    /**
     * The item of this key, to be ticked by a person.
     *
     * @throws io.suture.core.problem.SutureException {@code CHECKLIST-ITEM}, {@code CHECKLIST-PROVED}
     */
    public Item toTick(String key) {
        Item item = items.stream()
                .filter(i -> i.key().equals(key))
                .findFirst()
                .orElseThrow(() -> unknown(key).asException());
        if (key.equals(RUN) || key.startsWith(APPROVED)) {
            throw proved(item).asException();
        }
        return item;
    }

    private Problem unknown(String key) {
        List<String> keys = items.stream().map(Item::key).toList();
        return Problem.user(
                "CHECKLIST-ITEM",
                "the checklist of " + migration + " has no item " + key,
                "its items are " + String.join(", ", keys),
                Nearest.to(key, keys).map(near -> "did you mean " + near + "?").orElse("name one of them"));
    }

    private static Problem proved(Item item) {
        return Problem.user(
                "CHECKLIST-PROVED",
                item.key() + " is not for people to tick",
                "the ledger says itself whether it is done",
                item.key().equals(RUN) ? "run `suture migrate`" : "run `suture approve`");
    }

    private static List<Item> items(Chapter chapter) {
        String id = chapter.id();
        Risk risk = chapter.risk();
        boolean phi = chapter.concernsPhi();
        List<Item> all = new ArrayList<>();
        all.add(new Item(
                Day.PLAN, "purpose-agreed", "Agree on the purpose, and on a window: " + risk.window(), "author"));
        all.add(new Item(Day.PLAN, "rehearsed", "Rehearse it: " + command("rehearse --record"), "author"));
        all.add(new Item(Day.PLAN, "way-back-reviewed", "Review the way back", "DBA"));
        for (Role role : risk.approvers()) {
            String as = role.display().contains(" ") ? "\"" + role.display() + "\"" : role.display();
            String approve = command("approve " + id + " --as " + as + " --reason …");
            all.add(new Item(Day.APPROVE, approval(role.display()), "Approve it: " + approve, role.display()));
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
        all.add(new Item(Day.RUN, RUN, "Run it: " + command("migrate"), "DBA"));
        all.add(new Item(Day.RUN, "verified", "Verify it: " + command("verify"), "DBA"));
        all.add(new Item(Day.RUN, "told-after", "Say that it is done", "author"));
        after(chapter, all);
        return all;
    }

    private static void after(Chapter chapter, List<Item> all) {
        all.add(new Item(
                Day.DAY_1,
                "errors-compared",
                "Compare error rate and response times with the days before",
                "operations"));
        all.add(new Item(Day.DAY_1, "budget-measured", "Measure against the budget below", "operations"));
        if (chapter.concernsPhi()) {
            all.add(new Item(
                    Day.WEEK_1, "access-reviewed", "Review who looked at PHI, from the query log", "security"));
        }
        all.add(new Item(
                Day.WEEK_1, "indexes-used", "See that its indexes are used and its tables were vacuumed", "DBA"));
        if (chapter.migration().about().contract() == Contract.LATER) {
            String complete = command("complete " + chapter.id());
            all.add(new Item(
                    Day.WEEK_1, "completed", "After 7 days, take away what nobody uses any more: " + complete, "DBA"));
        }
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
    private static String approval(String role) {
        return APPROVED + role.toLowerCase(Locale.ROOT).replace(' ', '-');
    }
}
